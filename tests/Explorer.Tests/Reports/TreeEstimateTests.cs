using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Reports;

/// <summary>Estimates of made-up trees, whose leaves can be counted.</summary>
public sealed class TreeEstimateTests
{
    [Fact]
    public void Leaves_BeforeTheFirstPath_AreUnknown()
    {
        var estimate = new TreeEstimate();

        Assert.Null(estimate.Leaves);
        Assert.Null(estimate.Error);
        Assert.Equal(Estimate.None, estimate.Remaining(5));
    }

    [Fact]
    public void Product_OfAPath_IsThatOfItsDegrees()
    {
        Assert.Equal(1, TreeEstimate.Product([]));
        Assert.Equal(24, TreeEstimate.Product([2, 1, 3, 4]));
    }

    [Fact]
    public void Leaves_OfProbes_AreTheMeanAndItsError()
    {
        var estimate = new TreeEstimate();
        foreach (var product in (double[])[2, 6, 10])
            estimate.AddProbe(product);

        Assert.Equal(6, estimate.Leaves!.Value, 1e-9);
        Assert.Equal(Math.Sqrt(16.0 / 3), estimate.Error!.Value, 1e-9); // the sample's variance is 32 / 2
        Assert.Equal(new Estimate(2, estimate.Error), estimate.Remaining(4));
        Assert.Equal(0, estimate.Remaining(100).Remaining);
    }

    [Fact]
    public void Error_OfOneProbe_IsUnknown()
    {
        var estimate = new TreeEstimate();
        estimate.AddProbe(8);

        Assert.Equal(new Estimate(8, null), estimate.Remaining(0));
    }

    [Fact]
    public void Error_OfATreeWhosePathsAreAlike_IsZero()
    {
        var estimate = new TreeEstimate();
        for (var probe = 0; probe < 5; probe++)
            estimate.AddProbe(1_024);

        Assert.Equal((1_024.0, 0.0), (estimate.Leaves!.Value, estimate.Error!.Value));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Leaves_OfEvenProbes_AreWithinFourErrorsOfThoseOfTheTree(int seed)
    {
        var (random, estimate) = (new Random(seed), new TreeEstimate());
        for (var probe = 0; probe < 4_000; probe++)
        {
            var degrees = new List<int>();
            for (var key = 1; DegreeOf(key, degrees.Count) is > 0 and var degree;)
            {
                degrees.Add(degree);
                key = Child(key, random.Next(degree));
            }
            estimate.AddProbe(TreeEstimate.Product(degrees.ToArray()));
        }

        var leaves = Paths(1, 0, 1.0).Count();
        Assert.InRange(estimate.Error!.Value, 1e-3, leaves / 10.0);
        Assert.InRange(estimate.Leaves!.Value, leaves - (4 * estimate.Error.Value), leaves + (4 * estimate.Error.Value));
    }

    [Fact]
    public void Leaves_OfAWholeWalk_AreThoseOfTheTree()
    {
        var products = Paths(1, 0, 1.0).ToArray();
        var estimate = new TreeEstimate();
        Array.ForEach(products, estimate.AddWalked);

        Assert.True(products.Length > 100);
        Assert.Equal(products.Length, estimate.Leaves!.Value, 1e-6);
        Assert.Equal(0, estimate.Remaining(products.Length).Remaining!.Value, 1e-6);
    }

    [Fact]
    public void FractionDone_OfAPath_WeighsWhatLiesBehind()
    {
        Assert.Equal(0, TreeEstimate.FractionDone([]));
        Assert.Equal(0, TreeEstimate.FractionDone([new(0, 3), new(0, 2)]));
        Assert.Equal((1 / 2.0) + (2 / 24.0), TreeEstimate.FractionDone([new(1, 2), new(0, 3), new(2, 4)]), 1e-12);
        Assert.Equal(1, TreeEstimate.FractionDone([new(2, 3), new(2, 2)]), 1e-12);
    }

    [Fact]
    public void Remaining_OfAWalk_IsThatOfItsFraction()
    {
        var estimate = new TreeEstimate();

        Assert.Equal(30, estimate.Remaining(10, 0.25).Remaining!.Value, 1e-9);
        Assert.Equal(0, estimate.Remaining(10, 1).Remaining);
        Assert.Equal(Estimate.None, estimate.Remaining(0, 0));
        Assert.Equal(Estimate.None, estimate.Remaining(10, 0));
    }

    [Fact]
    public void Leaves_BeyondAllNumbers_AreNotSaid()
    {
        var estimate = new TreeEstimate();
        estimate.AddProbe(TreeEstimate.Product(Enumerable.Repeat(1_000_000, 100).ToArray()));
        Assert.Equal(Estimate.None, estimate.Remaining(1));

        estimate.AddProbe(1e300);
        estimate.AddProbe(2e300);
        Assert.Equal(new Estimate(1.5e300, null), estimate.Remaining(0)); // the error's square is beyond them
    }

    // A tree without a pattern: two to four branches at a node, and the deeper the node, the likelier it is a leaf.
    private static int DegreeOf(int key, int depth)
    {
        var mixed = (int)((uint)(key * 2_654_435_761L) >> 20);
        return mixed % 8 < depth - 2 ? 0 : 2 + (mixed / 8 % 3);
    }

    private static int Child(int key, int branch) => (int)(((key * 31L) + branch + 7) % 1_000_003);

    private static IEnumerable<double> Paths(int key, int depth, double product)
    {
        var degree = DegreeOf(key, depth);
        return degree == 0 ? [product] : Enumerable.Range(0, degree).SelectMany(i => Paths(Child(key, i), depth + 1, product * degree));
    }
}
