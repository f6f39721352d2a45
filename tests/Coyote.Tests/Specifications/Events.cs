namespace Weft.CoyoteApi.Tests.Specifications;

internal sealed class Go : Monitor.Event;

internal sealed class Do : Monitor.Event;

internal sealed class Noise : Monitor.Event;

internal sealed class Unknown : Monitor.Event;

internal sealed class RaiseIt : Monitor.Event;

internal sealed class JumpIt : Monitor.Event;

internal sealed class Crash : Monitor.Event;

internal sealed class Twice : Monitor.Event;

internal sealed class SayState : Monitor.Event;

internal sealed class Wrong(int value) : Monitor.Event
{
    public int Value => value;
}
