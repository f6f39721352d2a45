namespace Weft.Exploration.Tests.Oracle;

/// <summary>The oracle itself, before anything is compared with it: it gives the known answers.</summary>
public class OracleTests
{
    private static readonly Dictionary<string, (SmallProgram Program, int Interleavings)> Rows = new()
    {
        ["SB"] = (KnownPrograms.StoreBuffer, 3),
        ["MP"] = (KnownPrograms.MessagePassing, 3),
        ["LB"] = (KnownPrograms.LoadBuffer, 3),
        ["2+2W"] = (KnownPrograms.CrossedWrites, 3),
        ["IRIW"] = (KnownPrograms.IndependentReads, 15),
        ["own(1)"] = (KnownPrograms.OwnVariables(1), 1),
        ["own(5)"] = (KnownPrograms.OwnVariables(5), 1),
        ["ainc(2)"] = (KnownPrograms.AtomicIncrements(2), 2),
        ["ainc(3)"] = (KnownPrograms.AtomicIncrements(3), 6),
        ["ainc(5)"] = (KnownPrograms.AtomicIncrements(5), 120),
        ["binc(2)"] = (KnownPrograms.PairsOfAtomicIncrements(2), 4),
        ["binc(3)"] = (KnownPrograms.PairsOfAtomicIncrements(3), 36),
        ["binc(4)"] = (KnownPrograms.PairsOfAtomicIncrements(4), 576),
        ["inc(2)"] = (KnownPrograms.Increments(2), 4),
        ["inc(3)"] = (KnownPrograms.Increments(3), 36),
        ["inc(4)"] = (KnownPrograms.Increments(4), 576),
        ["lockinc(2)"] = (KnownPrograms.LockedIncrements(2), 2),
        ["lockinc(3)"] = (KnownPrograms.LockedIncrements(3), 6),
        ["lockinc(4)"] = (KnownPrograms.LockedIncrements(4), 24),
        ["readers(1)"] = (KnownPrograms.Readers(1), 2),
        ["readers(4)"] = (KnownPrograms.Readers(4), 16),
        ["readers(8)"] = (KnownPrograms.Readers(8), 256),
        ["lastzero(2)"] = (KnownPrograms.LastZero(2), 5),
        ["lastzero(3)"] = (KnownPrograms.LastZero(3), 12),
        ["lastzero(4)"] = (KnownPrograms.LastZero(4), 28),
        ["lastzero(5)"] = (KnownPrograms.LastZero(5), 64),
        ["lastzero(6)"] = (KnownPrograms.LastZero(6), 144),
        ["lastzero(7)"] = (KnownPrograms.LastZero(7), 320),
        ["cas(3)"] = (KnownPrograms.CompareExchanges(3), 3),
        ["cas(6)"] = (KnownPrograms.CompareExchanges(6), 6),
        ["philosophers(2)"] = (KnownPrograms.Philosophers(2), 2 + 1),
        ["philosophers(3)"] = (KnownPrograms.Philosophers(3), 6 + 1),
        ["philosophers(4)"] = (KnownPrograms.Philosophers(4), 14 + 1),
        ["fib_bench(1)"] = (KnownPrograms.Fibonacci(1), 11),
        ["fib_bench(2)"] = (KnownPrograms.Fibonacci(2), 140),
        ["fib_bench(3)"] = (KnownPrograms.Fibonacci(3), 1_698),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void PartialOrders_KnownProgram_HasTheKnownNumber(string name)
    {
        var (program, expected) = Rows[name];

        Assert.Equal(expected, PartialOrders.Of(program).Interleavings);
        Assert.Equal(expected, PartialOrders.Of(program, isReleaseAStep: true).Interleavings);
    }

    [Theory]
    [InlineData("SB", 2, 3)]
    [InlineData("IRIW", 14, 15)]
    [InlineData("binc(3)", 6, 24, 36)]
    [InlineData("inc(3)", 6, 24, 36)]
    [InlineData("readers(8)", 256)]
    [InlineData("lastzero(5)", 64)]
    [InlineData("lastzero(7)", 320)]
    public void PartialOrders_BoundedPreemptions_HasTheKnownNumbers(string name, params int[] expected)
    {
        var answers = PartialOrders.Of(Rows[name].Program);

        Assert.Equal(expected, expected.Select((_, bound) => answers.CountWithin(bound)));
        Assert.Equal(answers.Interleavings, expected[^1]);
    }

    [Theory]
    [InlineData("SB", 6)]
    [InlineData("IRIW", 180)]
    [InlineData("lastzero(3)", 920)]
    [InlineData("binc(3)", 90)]
    public void AllSchedules_KnownProgram_HasTheKnownNumber(string name, long expected) =>
        Assert.Equal(expected, AllSchedules.Of(Rows[name].Program).Schedules);

    [Fact]
    public void AllSchedules_TwoOperationsWithFiveSteps_Are252() =>
        Assert.Equal(252, AllSchedules.Of(SmallProgram.Repeat(2, "r a, r b, r c, r d, r e")).Schedules);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void PartialOrders_Philosophers_OneIsStuck(int count) =>
        Assert.Single(PartialOrders.Of(KnownPrograms.Philosophers(count)).Classes.Values, one => one.IsStuck);

    [Fact]
    public void PartialOrders_MessagePassing_ReadsAreNoPartOfTheEnd()
    {
        var ends = PartialOrders.Of(KnownPrograms.MessagePassing).Classes.Values.Select(one => one.Final);

        Assert.Equal(["1 2", "1 2", "1 2"], ends);
    }

    [Fact]
    public void PartialOrders_LostUpdate_BothEndsAreThere()
    {
        var ends = PartialOrders.Of(KnownPrograms.Increments(2)).Classes.Values.Select(one => one.Final).Distinct().Order();

        Assert.Equal(["1", "2"], ends);
    }

    [Fact]
    public void Parse_UnknownInstruction_IsNamed()
    {
        var failure = Assert.Throws<FormatException>(() => SmallProgram.Parse("w x, xor y"));

        Assert.Equal("There is no instruction 'xor y'; see the notation of small programs.", failure.Message);
    }
}
