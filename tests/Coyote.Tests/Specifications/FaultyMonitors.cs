namespace Weft.CoyoteApi.Tests.Specifications;

internal sealed class Leaving : Monitor
{
    private void Leave() => RaiseEvent(new Do());

    [Start]
    [OnExit(nameof(Leave))]
    [OnEventGotoState(typeof(Go), typeof(Only))]
    private sealed class Only : State;
}

internal sealed class NoStart : Monitor
{
    private sealed class Only : State;
}

internal sealed class NoAction : Monitor
{
    [Start]
    [OnEventDoAction(typeof(Go), "Nowhere")]
    private sealed class Only : State;
}

internal sealed class Foreign : Monitor
{
    [Start]
    [OnEventGotoState(typeof(Go), typeof(Elsewhere))]
    private sealed class Only : State;
}

internal sealed class Elsewhere : Monitor.State;

/// <summary>Fails if a second event comes while it handles the first.</summary>
internal sealed class Exclusive : Monitor
{
    private int _inside;

    private void Enter()
    {
        var inside = Volatile.Read(ref _inside);
        Volatile.Write(ref _inside, inside + 1);
        Interleaving.Point();
        Assert(Volatile.Read(ref _inside) == 1, "two at once");
        Volatile.Write(ref _inside, 0);
    }

    [Start]
    [OnEventDoAction(typeof(Go), nameof(Enter))]
    private sealed class Only : State;
}
