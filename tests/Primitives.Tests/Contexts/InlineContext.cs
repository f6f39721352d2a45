namespace Weft.Tests.Contexts;

/// <summary>Runs what is posted at once, on the stack of the one who posts.</summary>
internal sealed class InlineContext : SynchronizationContext
{
    public int Posts { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Posts++;
        d(state);
    }
}
