namespace Weft;

/// <summary>An awaiter that somebody has already claimed, as something to await.</summary>
internal readonly struct Claimed<TAwaiter>(TAwaiter awaiter)
{
    public TAwaiter GetAwaiter() => awaiter;
}
