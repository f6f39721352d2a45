namespace Weft;

/// <summary>Not a wait: the value of an event's word that says that the event is set.</summary>
internal sealed class SignaledMarker : Waiter
{
    public static readonly SignaledMarker Instance = new();

    private SignaledMarker()
    {
    }

    public override void Resume() => throw new InvalidOperationException("The marker of a set event was resumed; it is not a waiter.");
}
