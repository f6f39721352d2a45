namespace Weft.Tests.Contexts;

/// <summary>Runs what is posted at once, and never lets go of it.</summary>
internal sealed class KeepingContext : SynchronizationContext
{
    private readonly List<object?> _kept = [];

    public int Kept => _kept.Count;

    public override void Post(SendOrPostCallback d, object? state)
    {
        _kept.Add(state);
        d(state);
    }
}
