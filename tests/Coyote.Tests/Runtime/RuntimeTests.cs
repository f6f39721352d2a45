using Microsoft.Coyote.Random;
using Microsoft.Coyote.Runtime;
using Weft.Exploration.Reports;

namespace Weft.CoyoteApi.Tests.Runtime;

/// <summary>The runtime as an object, and chance.</summary>
public class RuntimeTests
{
    [Fact]
    public void Generator_EveryCombination_IsASchedule()
    {
        var report = Explored.HoldsAlways(static () =>
        {
            var generator = Generator.Create();
            _ = generator.NextBoolean();
            Assert.InRange(generator.NextInteger(3), 0, 2);
            return Task.CompletedTask;
        });

        Assert.Equal(6, report.Schedules);
    }

    [Fact]
    public void Current_MembersOfTheRuntime_AreThoseOfTheStaticTypes() => Explored.Fails(
        static () =>
        {
            var runtime = RuntimeProvider.Current;
            runtime.Assert(runtime.RandomInteger(4) != 3 || !runtime.RandomBoolean(), "{0} drawn", 3);
            return Task.CompletedTask;
        },
        ViolationKind.Assertion);

    [Fact]
    public void OnFailure_OutsideAnExploration_IsTold()
    {
        Exception? told = null;
        void Tell(Exception failure) => told = failure;
        RuntimeProvider.Current.OnFailure += Tell;
        try
        {
            Assert.Throws<AssertionFailureException>(static () => RuntimeProvider.Current.Assert(false));
        }
        finally
        {
            RuntimeProvider.Current.OnFailure -= Tell;
        }
        Assert.IsType<AssertionFailureException>(told);
    }
}
