namespace Weft.Tests.Contexts;

/// <summary>Throws from Post; before that, it does with the work item what the test says.</summary>
internal sealed class RefusingContext(Action<Action>? before = null) : SynchronizationContext
{
    public InvalidOperationException Refusal { get; } = new("The context has ended.");

    public override void Post(SendOrPostCallback d, object? state)
    {
        before?.Invoke(() => d(state));
        throw Refusal;
    }
}
