using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

public sealed class ConfiguredAwaitableEventTests
{
    public static TheoryData<bool> Both => [true, false];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Await_Set_GoesOn(bool continueOnCapturedContext)
    {
        await new AwaitableEvent(initiallySet: true).ConfigureAwait(continueOnCapturedContext);

        await new AwaitableEvent(initiallySet: true).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Await_InAContext_GoesOnThereIfAsked(bool continueOnCapturedContext, bool flow)
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        var seen = new TaskCompletionSource<SynchronizationContext?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.In(context, () => Register(
            e.ConfigureAwait(continueOnCapturedContext).GetAwaiter(), () => seen.SetResult(SynchronizationContext.Current), flow));

        e.Set();
        Assert.Equal(continueOnCapturedContext ? 1 : 0, context.Count);
        context.RunAll();

        Assert.Same(continueOnCapturedContext ? context : null, await seen.Task);
    }

    [Fact]
    public async Task Await_Unset_GoesOnAfterSet()
    {
        var e = new AwaitableEvent();
        Task wait = Wait();
        Assert.False(wait.IsCompleted);

        Assert.Equal(1, e.Set());

        await wait;

        async Task Wait() => await e.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public void Await_ForcedToYield_SuspendsAlthoughSet()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent(initiallySet: true, ContinuationMode.Inline);
        Task wait = Ambient.In(context, Wait);
        Assert.False(wait.IsCompleted);

        context.RunAll();

        Assert.True(wait.IsCompletedSuccessfully);

        async Task Wait() =>
            await e.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public void ConfigureAwait_UnknownOption_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("options", () => new AwaitableEvent().ConfigureAwait((ConfigureAwaitOptions)8));

    [Theory]
    [MemberData(nameof(Both))]
    public void OnCompleted_Null_Throws(bool flow)
    {
        ConfiguredAwaitableEventAwaiter awaiter = new AwaitableEvent().ConfigureAwait(false).GetAwaiter();

        Assert.Throws<ArgumentNullException>("continuation", () => Register(awaiter, null!, flow));
    }

    private static void Register(ConfiguredAwaitableEventAwaiter awaiter, Action continuation, bool flow)
    {
        if (flow)
            awaiter.OnCompleted(continuation);
        else
            awaiter.UnsafeOnCompleted(continuation);
    }
}
