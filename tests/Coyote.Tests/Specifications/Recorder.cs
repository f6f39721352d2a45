namespace Weft.CoyoteApi.Tests.Specifications;

/// <summary>Notes all that it does.</summary>
internal sealed class Recorder : Monitor
{
    private static void EnterBegin() => Journal.Add("enter Begin");

    private static void LeaveBegin() => Journal.Add("leave Begin");

    private static void OnTheWay(Event e) => Journal.Add($"on the way {e.GetType().Name}");

    private static void EnterEnd(Event e) => Journal.Add($"enter End {e.GetType().Name}");

    private static void EnterGrouped() => Journal.Add("enter Grouped");

    private static void OnDo(Event e) => Journal.Add($"do {e.GetType().Name}");

    private static void OnAny(Event e) => Journal.Add(e is Noise ? "ignored otherwise" : $"any {e.GetType().Name}");

    private void OnSay() => Journal.Add($"state {CurrentState!.Name}");

    private void OnWrong(Wrong e) => Assert(e.Value == 0, "got {0}", e.Value);

    private static void OnCrash() => throw new InvalidOperationException("crashed");

    private void OnRaise()
    {
        Journal.Add("raises");
        RaiseEvent(new Go());
        Journal.Add("has raised");
    }

    private void OnJump()
    {
        Journal.Add("jumps");
        RaiseGotoStateEvent<Group.Grouped>();
    }

    private void OnTwice()
    {
        RaiseEvent(new Go());
        RaiseEvent(new Do());
    }

    [Start]
    [OnEntry(nameof(EnterBegin))]
    [OnExit(nameof(LeaveBegin))]
    [OnEventGotoState(typeof(Go), typeof(End), nameof(OnTheWay))]
    [OnEventDoAction(typeof(RaiseIt), nameof(OnRaise))]
    [OnEventDoAction(typeof(JumpIt), nameof(OnJump))]
    [OnEventDoAction(typeof(Wrong), nameof(OnWrong))]
    [OnEventDoAction(typeof(Crash), nameof(OnCrash))]
    [OnEventDoAction(typeof(Twice), nameof(OnTwice))]
    [IgnoreEvents(typeof(Noise))]
    private sealed class Begin : Common;

    [OnEntry(nameof(EnterEnd))]
    [OnEventDoAction(typeof(SayState), nameof(OnSay))]
    [OnEventDoAction(typeof(WildCardEvent), nameof(OnAny))]
    private sealed class End : State;

    [OnEventDoAction(typeof(Do), nameof(OnDo))]
    [OnEventDoAction(typeof(SayState), nameof(OnSay))]
    private abstract class Common : State;

    private sealed class Group : StateGroup
    {
        [OnEntry(nameof(EnterGrouped))]
        internal sealed class Grouped : Common;
    }
}
