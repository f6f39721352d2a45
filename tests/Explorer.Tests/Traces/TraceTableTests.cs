using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Traces;

/// <summary>Each hand-made trace is compared with a file in Golden; see <see cref="GoldenFile"/> for how to refresh them.</summary>
public sealed class TraceTableTests
{
    [Fact]
    public void Render_LostUpdate_ShowsColumnsSwitchesAndPlaces() => GoldenFile.AssertIs("lost-update", TraceTable.Render(LostUpdate()));

    [Fact]
    public void Render_NarrowColumns_WrapsTexts() => GoldenFile.AssertIs("lost-update-narrow", TraceTable.Render(LostUpdate(), width: 90));

    [Fact]
    public void Render_TooNarrowForColumns_UsesLanes() =>
        GoldenFile.AssertIs("lost-update-lanes", TraceTable.Render(LostUpdate(), width: 60));

    [Fact]
    public void Render_ManyOperations_UsesLanes()
    {
        var made = new TraceMaker("Races.ManyMeet");
        for (var i = 1; i <= 12; i++)
            made.Operation($"Task.Run in Races.ManyMeet, number {i}");
        for (var i = 0; i <= 12; i++)
        {
            made.Step(i, "start", "Races.Meet", "Races.cs:7", i == 0 ? null : "ended")
                .Step(i, $"Races._met + 1 -> {i + 1}", "Races.Meet", "Races.cs:8");
        }

        GoldenFile.AssertIs("many-operations", TraceTable.Render(made.Trace));
    }

    [Fact]
    public void Render_RepeatedStep_FoldsIt()
    {
        var made = new TraceMaker("Spins.OnceTooOften").Operation("Task.Run in Spins.OnceTooOften");
        made.Step(0, "start", "Spins.OnceTooOften", "Spins.cs:5")
            .Step(1, "start", "Spins.Wait", "Spins.cs:9", "waits for operation 1");
        for (var i = 0; i < 12; i++)
            made.Step(1, "Spins._done -> 0", "Spins.Wait", "Spins.cs:10");
        made.Step(0, "Spins._done = 1", "Spins.OnceTooOften", "Spins.cs:6", "preempted");

        GoldenFile.AssertIs("repeated-step", TraceTable.Render(made.Trace));
    }

    [Fact]
    public void Render_RepeatedLoop_FoldsItsBody()
    {
        var made = new TraceMaker("Spins.ForEver").Operation("Task.Run in Spins.ForEver");
        made.Step(0, "start", "Spins.ForEver", "Spins.cs:20");
        for (var i = 0; i < 300; i++)
        {
            made.Step(1, "Spins._turn -> 0", "Spins.Ping", "Spins.cs:31", i == 0 ? "waits for operation 1" : "yields")
                .Step(1, "yield", "Spins.Ping", "Spins.cs:32")
                .Step(0, "Spins._turn -> 1", "Spins.Pong", "Spins.cs:41", "yields");
        }
        made.Step(0, "passed 901 scheduling points", "Spins.Pong", "Spins.cs:42");

        GoldenFile.AssertIs("repeated-loop", TraceTable.Render(made.Trace));
    }

    [Fact]
    public void Render_TwoPassesOfLoop_AreNotFolded()
    {
        var made = new TraceMaker("Spins.Twice");
        for (var i = 0; i < 2; i++)
        {
            made.Step(0, "read", "Spins.Twice", "Spins.cs:1").Step(0, "yield", "Spins.Twice", "Spins.cs:2");
        }

        Assert.DoesNotContain("repeated", TraceTable.Render(made.Trace), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MoreRowsThanAsked_LeavesOutTheMiddle()
    {
        var made = new TraceMaker("Long.Test");
        for (var i = 1; i <= 100; i++)
            made.Step(0, $"Long._count = {i}", "Long.Test", $"Long.cs:{i}");

        GoldenFile.AssertIs("middle-left-out", TraceTable.Render(made.Trace, maxRows: 12));
    }

    [Fact]
    public void Render_NoSymbolsIdleOperationsAndLineBreaks_StaysATable()
    {
        var made = new TraceMaker("Odd.Test").Operation("never runs").Operation("Task.Run in Odd.Test");
        made.Step(0, "start", "Odd.Test", null)
            .Step(2, "throws InvalidOperationException: first line\r\nsecond\tline", "Odd.Throws", null, "waits for\noperation 2");

        GoldenFile.AssertIs("odd", TraceTable.Render(made.Trace));
    }

    [Fact]
    public void Render_NameLongerThanTheLine_IsBrokenAndComplete()
    {
        var name = string.Concat(Enumerable.Repeat("Abcdefghij", 30));
        var made = new TraceMaker("Test").Step(0, name, "Test", null);

        var text = TraceTable.Render(made.Trace, TraceTable.LeastWidth);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, TraceTable.LeastWidth));
        Assert.Equal(name,
            string.Concat(text.Split('\n').Skip(2).Select(line => line.Trim('|', ' ', '1'))).Replace("Test", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_NoSteps_SaysSo() => Assert.Equal("(no steps)\n", TraceTable.Render(new TraceMaker("Test").Trace));

    [Fact]
    public void Render_TooNarrow_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TraceTable.Render(LostUpdate(), TraceTable.LeastWidth - 1));

    private static Trace LostUpdate() => new TraceMaker("CounterTests.BothCountsArrive")
        .Operation("Task.Run in CounterTests.BothCountsArrive")
        .Operation("Task.Run in CounterTests.BothCountsArrive")
        .Step(0, "start", "CounterTests.BothCountsArrive", "CounterTests.cs:12")
        .Step(0, "awaits Task#3 (WhenAll)", "CounterTests.BothCountsArrive", "CounterTests.cs:15")
        .Step(1, "start", "CounterTests.CountAsync", "CounterTests.cs:21", "waits for Task#3")
        .Step(1, "Counter._value -> 0", "Counter.Increment", "Counter.cs:8")
        .Step(2, "start", "CounterTests.CountAsync", "CounterTests.cs:21", "preempted")
        .Step(2, "Counter._value -> 0", "Counter.Increment", "Counter.cs:8")
        .Step(2, "Counter._value = 1", "Counter.Increment", "Counter.cs:9")
        .Step(1, "Counter._value = 1", "Counter.Increment", "Counter.cs:9", "ended")
        .Step(0, "Assert: the counter is 1 and not 2", "CounterTests.BothCountsArrive", "CounterTests.cs:16", "ended")
        .Trace;
}
