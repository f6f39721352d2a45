namespace Weft;

/// <summary>The words of <see cref="IQueued"/>: who has the operation.</summary>
internal static class Claim
{
    public const int Waiting = 0;
    public const int Cancelled = 1;
    public const int TakenUp = 2;
}
