using Microsoft.Coyote.Runtime;
using Weft.Exploration.Reports;

namespace Weft.CoyoteApi.Tests.Runtime;

/// <summary>Waiting for a condition, without polling.</summary>
public class PauseTests
{
    [Fact]
    public void PauseUntil_WhatAnotherDoes_Waits() => Explored.HoldsAlways(static async () =>
    {
        var done = new bool[1];
        var other = Task.Run(() =>
        {
            SchedulingPoint.Interleave();
            done[0] = true;
        });
        Operation.PauseUntil(() => done[0]);
        Specification.Assert(done[0], "too early");
        await other;
    });

    [Fact]
    public void PauseUntil_WhatIsTrueForAMoment_GoesOnOnlyWhileItIs() => Explored.HoldsAlways(static async () =>
    {
        var open = new bool[1];
        var other = Task.Run(() =>
        {
            open[0] = true;
            SchedulingPoint.Interleave();
            open[0] = false;
            SchedulingPoint.Interleave();
            open[0] = true;
        });
        Operation.PauseUntil(() => open[0]);
        Specification.Assert(open[0], "closed");
        await other;
    });

    [Fact]
    public void PauseUntil_WhatNeverHappens_IsStuckAtItsPlace() => Assert.Contains(
        "PauseTests.cs:",
        Explored.Fails(
            static () =>
            {
                Operation.PauseUntil(static () => false);
                return Task.CompletedTask;
            },
            ViolationKind.Stuck).Message,
        StringComparison.Ordinal);

    [Fact]
    public void PauseUntil_ConditionWithPointsOfItsOwn_HasNoneThere() => Explored.HoldsAlways(static async () =>
    {
        var done = 0;
        var other = Task.Run(() => Volatile.Write(ref done, 1));
        Operation.PauseUntil(() => Volatile.Read(ref done) == 1);
        await other;
    });

    [Fact]
    public void PauseUntil_ConditionThatThrows_Violates() => Explored.Fails(
        static () =>
        {
            Operation.PauseUntil(static () => throw new InvalidOperationException("asked"));
            return Task.CompletedTask;
        },
        ViolationKind.Exception);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PauseUntilAsync_WhatAnotherDoes_Waits(bool always) => Explored.HoldsAlways(
        always ? static () => WaitAsync(true) : static () => WaitAsync(false));

    [Fact]
    public void PauseUntilAsync_WhatNeverHappens_IsStuck() => Explored.Fails(
        static async () => await Operation.PauseUntilAsync(static () => false),
        ViolationKind.Stuck);

    [Fact]
    public void PauseUntilAsync_ExceptionBehindIt_IsThatOfTheMethod() => Explored.HoldsAlways(static async () =>
        await Assert.ThrowsAsync<InvalidOperationException>(static async () =>
        {
            await Operation.PauseUntilAsync(static () => true, resumeAsynchronously: true);
            throw new InvalidOperationException("behind");
        }));

    [Fact]
    public async Task Outside_AnExploration_NothingWaits()
    {
        Operation.PauseUntil(static () => false);
        await Operation.PauseUntilAsync(static () => false);
    }

    private static async Task WaitAsync(bool always)
    {
        var done = new bool[1];
        var other = Task.Run(() =>
        {
            SchedulingPoint.Interleave();
            done[0] = true;
        });
        await Operation.PauseUntilAsync(() => done[0], always);
        Specification.Assert(done[0], "too early");
        await other;
    }
}
