namespace Weft;

/// <summary>A handle to a manual-reset event of the operating system that closes when the last of its users has let go of it.</summary>
/// <remarks>
/// The users are the copies of a <see cref="KernelEvent"/> that share it, and the threads that block on it. Whoever calls a member
/// is a user, hence the count is not zero: nobody needs to look before counting up.
/// </remarks>
internal sealed class KernelHandle : IDisposable
{
    private int _users = 1;

    public KernelHandle(bool initiallySet) => Event = new EventWaitHandle(initiallySet, EventResetMode.ManualReset);

    private KernelHandle(EventWaitHandle duplicate) => Event = duplicate;

    public EventWaitHandle Event { get; }

    /// <summary>Adds a user of this very handle.</summary>
    public KernelHandle Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    /// <summary>Returns a handle of its own for a new user, where handles can be duplicated; elsewhere it shares this one.</summary>
    /// <remarks>
    /// On other systems than Windows the framework makes the event itself, one object for each handle, and offers no second
    /// handle to it.
    /// </remarks>
    public KernelHandle Duplicate() => OperatingSystem.IsWindows() ? new KernelHandle(HandleDuplication.Duplicate(Event)) : Share();

    /// <summary>Takes one user away; the last one closes the handle.</summary>
    public void Dispose()
    {
        // One atomic step. Two copies that are disposed at once would each see the other's count otherwise, and nobody would close
        // the handle, or both would.
        if (Interlocked.Decrement(ref _users) == 0)
            Event.Dispose();
    }
}
