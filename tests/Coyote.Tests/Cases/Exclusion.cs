namespace Weft.CoyoteApi.Tests.Cases;

/// <summary>Nobody enters before the one inside has left.</summary>
internal sealed class Exclusion : Monitor
{
    internal sealed class Entered : Event;

    internal sealed class Left : Event;

    [Start]
    [Cold]
    [OnEventGotoState(typeof(Entered), typeof(Taken))]
    private sealed class Free : State;

    [Hot]
    [OnEventGotoState(typeof(Left), typeof(Free))]
    private sealed class Taken : State;
}
