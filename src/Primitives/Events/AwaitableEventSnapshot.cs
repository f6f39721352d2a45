namespace Weft;

/// <summary>What an <see cref="AwaitableEvent"/> was at one moment: whether it was set, and who waited for it.</summary>
public sealed class AwaitableEventSnapshot
{
    internal AwaitableEventSnapshot(bool isSet, int count, IReadOnlyList<WaitDescription> waits)
    {
        IsSet = isSet;
        Count = count;
        Waits = waits;
    }

    /// <summary>Whether the event was set.</summary>
    public bool IsSet { get; }

    /// <summary>How many waited.</summary>
    public int Count { get; }

    /// <summary>Those who waited, oldest first; if the snapshot was limited, the oldest of them.</summary>
    public IReadOnlyList<WaitDescription> Waits { get; }

    /// <summary>Tells the state, and those who waited, one a line.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [IsSet ? "set" : $"unset, {Count} waiting", .. Waits.Select(wait => $"  {wait}")]);
}
