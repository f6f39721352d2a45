namespace Weft.Exploration.Reports;

/// <summary>
/// Estimates how many leaves a tree has from some of its paths. A path with the degrees d1, d2, ... stands for d1 * d2 * ... leaves: so
/// many there would be if all paths were like it. The estimate is the mean of these products, its error their standard error.
/// </summary>
/// <remarks>
/// <para>Knuth, <i>Estimating the efficiency of backtrack programs</i> (1975): over paths drawn evenly, branch by branch, the mean is right
/// on average, whatever the tree. Its products are skewed, so a few paths mostly come out too low.</para>
/// <para>Kilby, Slaney, Thiébaux and Walsh, <i>Estimating search tree size</i> (2006): the leaves of a depth-first walk can stand in for
/// such paths if each has the weight of being drawn, which is one over its product. Neighbours are alike, so the error of a walk is too
/// small until it has seen each part of the tree.</para>
/// <para>Both know only the branches that are there when the path is told. Those of a reduced tree are found on the way, so early on its
/// estimate is a lower bound.</para>
/// <para>Threads: one at a time.</para>
/// </remarks>
internal sealed class TreeEstimate
{
    // Of the values that were added: how many, how much they weigh, and their weighted mean and squared deviations (West 1979).
    private long _count;
    private double _weight;
    private double _squaredWeight;
    private double _mean;
    private double _deviations;

    /// <summary>The leaves of the whole tree; null before the first path, and where the number is too large to be told.</summary>
    public double? Leaves => _count > 0 && double.IsFinite(_mean) ? _mean : null;

    /// <summary>The standard error of <see cref="Leaves"/>; null for fewer than two paths.</summary>
    public double? Error
    {
        get
        {
            // So many even paths would have told as much as these uneven ones.
            var alike = _weight * _weight / _squaredWeight;
            var error = Math.Sqrt(_deviations / _weight / (alike - 1));
            return _count > 1 && alike > 1 && double.IsFinite(error) ? error : null;
        }
    }

    /// <summary>The product of the degrees along a path: what to add for it.</summary>
    public static double Product(ReadOnlySpan<int> degrees)
    {
        var product = 1.0;
        foreach (var degree in degrees)
            product *= degree;
        return product;
    }

    /// <summary>The part of the tree that a depth-first walk has left behind: 0 at its start, 1 where nothing remains.</summary>
    /// <param name="path">The path to the leaf that is to be visited next, from the root.</param>
    public static double FractionDone(ReadOnlySpan<Branching> path)
    {
        var (done, share) = (0.0, 1.0);
        foreach (var (left, of) in path)
        {
            share /= of;
            done += left * share;
        }
        return done;
    }

    /// <summary>Adds a path that was drawn evenly at each of its nodes.</summary>
    public void AddProbe(double product) => Add(product, 1);

    /// <summary>Adds a leaf that a depth-first walk has come to.</summary>
    public void AddWalked(double product) => Add(product, 1 / product);

    /// <summary>What remains when so many leaves are done.</summary>
    public Estimate Remaining(long done) => Leaves is { } leaves ? new Estimate(Math.Max(0, leaves - done), Error) : Estimate.None;

    /// <summary>
    /// What remains of a depth-first walk that has visited so many leaves, and with them this part of the tree; the error is that of the
    /// paths that were added.
    /// </summary>
    public Estimate Remaining(long done, double fraction)
    {
        var remaining = done * (1 - Math.Min(1, fraction)) / fraction;
        return double.IsFinite(remaining) ? new Estimate(remaining, Error) : Estimate.None;
    }

    private void Add(double product, double weight)
    {
        // One that is beyond all numbers would make the rest forgotten; and it weighs nothing in a walk.
        if (!double.IsFinite(product) || weight <= 0)
            return;
        _count++;
        _weight += weight;
        _squaredWeight += weight * weight;
        var off = product - _mean;
        _mean += off * weight / _weight;
        _deviations += weight * off * (product - _mean);
    }
}
