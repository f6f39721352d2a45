using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Rewriting;

public class StaticStateTests
{
    [Fact]
    public void Explore_StaticConstructorWithSchedulingPoints_DoesNotBlockTheOthers()
    {
        var report = Explorer.Explore(
            TwoUseTheSameType,
            new ExplorationOptions { Schedules = 2_000, BlockedAfter = TimeSpan.FromSeconds(2) });

        Assert.Null(report.Refusal);
        Assert.Equal(Verdict.EveryInterleavingExplored, report.Verdict);
    }

    [Fact]
    public void Explore_StaticConstructorThatThrows_IsThrownAtTheTestThatUsesTheType()
    {
        var report = Explorer.Explore(UseABrokenType);

        Assert.Equal(ViolationKind.Exception, report.Violation?.Kind);
        Assert.Contains(nameof(TypeInitializationException), report.Violation!.Message, StringComparison.Ordinal);
    }

    private static Task TwoUseTheSameType() => Task.WhenAll([Task.Run(() => Shared.Value), Task.Run(() => Shared.Value)]);

    private static void UseABrokenType() => Assert.NotNull(Broken.Value);

    private static class Shared
    {
        public static readonly int Value;

        static Shared()
        {
            var counter = new int[1];
            for (var time = 0; time < 3; time++)
                Interlocked.Increment(ref counter[0]);
            Value = counter[0];
        }
    }

    private static class Broken
    {
        public static readonly object Value = Create();

        private static object Create() => throw new InvalidOperationException("broken on purpose");
    }
}
