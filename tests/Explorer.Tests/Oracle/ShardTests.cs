namespace Weft.Exploration.Tests.Oracle;

/// <summary>The shards of an exploration have no interleaving in common, and together have all.</summary>
public class ShardTests
{
    private static readonly Dictionary<string, SmallProgram> Programs = new()
    {
        ["one interleaving"] = KnownPrograms.OwnVariables(3),
        ["SB"] = KnownPrograms.StoreBuffer,
        ["readers(8)"] = KnownPrograms.Readers(8),
        ["lastzero(6)"] = KnownPrograms.LastZero(6),
        ["inc(3)"] = KnownPrograms.Increments(3),
        ["lockinc(4)"] = KnownPrograms.LockedIncrements(4),
        ["fib_bench(2)"] = KnownPrograms.Fibonacci(2),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Programs.Keys)
            {
                cases.Add(name, 2);
                cases.Add(name, 4);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Exhaustive_AllShards_VisitWhatOneRunVisits(string name, int count)
    {
        var program = Programs[name];
        var whole = new Visits(program);
        var all = whole.Exhaustively();
        Visits[] parts = [.. Enumerable.Range(0, count).Select(_ => new Visits(program))];
        var reports = parts.Select((part, index) => part.Exhaustively(shard: new Shard(index + 1, count))).ToArray();

        var interleavings = parts.SelectMany(part => part.Times.Keys).ToArray();
        Assert.Equal(interleavings.Length, interleavings.Distinct().Count());
        Assert.Equal(PartialOrders.Of(program).Classes.Keys.Order(), interleavings.Order());
        Assert.Equal(whole.Signatures.Order(), parts.SelectMany(part => part.Signatures).Order());
        Assert.Equal(all.Interleavings, reports.Sum(report => report.Interleavings));
        Assert.All(parts, part => Assert.All(part.Times.Values, times => Assert.Equal(1, times)));
    }

    /// <summary>That a run is divided is of use only if the parts are smaller.</summary>
    [Fact]
    public void Exhaustive_FourShards_EachVisitsSome()
    {
        var counts = Enumerable.Range(1, 4).Select(index =>
        {
            var part = new Visits(KnownPrograms.Readers(8));
            part.Exhaustively(shard: new Shard(index, 4));
            return part.Times.Count;
        });

        Assert.All(counts, count => Assert.InRange(count, 1, 192));
    }
}
