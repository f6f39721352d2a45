namespace Weft.Running;

/// <summary>
/// The time that a run may take, shared out evenly: each test gets an equal part of what is left when it begins, so what one leaves goes to
/// those after it.
/// </summary>
/// <param name="total">The time of the whole run, which begins now; null for as long as it needs.</param>
/// <param name="clock">Tells how much has passed.</param>
internal sealed class Budget(TimeSpan? total, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    /// <summary>What is left, never less than nothing; null if there is no limit.</summary>
    public TimeSpan? Left
    {
        get
        {
            var left = total - clock.GetElapsedTime(_began);
            return left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    /// <summary>True when nothing is left.</summary>
    public bool IsUsedUp => Left <= TimeSpan.Zero;

    /// <summary>The time of the next of so many tests; null if there is no limit.</summary>
    public TimeSpan? ShareOf(int tests) => Left / tests;
}
