namespace Weft.Tool.Subjects;

/// <summary>The event of the README: ten lines, and a wake-up that can get lost.</summary>
public sealed class NaiveEvent
{
    private volatile TaskCompletionSource? _waiter;
    private volatile bool _isSet;

    public Task WaitAsync() => _isSet ? Task.CompletedTask : (_waiter = new TaskCompletionSource()).Task;

    public void Set()
    {
        _isSet = true;
        _waiter?.TrySetResult();
    }
}
