namespace Weft;

/// <summary>Is told when a <see cref="SimpleTask"/> method is suspended and when it goes on.</summary>
/// <remarks>
/// <para>It is told of every awaiter that suspends, whatever its type. An await of something that has completed does not suspend: the
/// compiler does not ask anybody then, so it is not told. Signals do not suspend either.</para>
/// <para>Threads: <see cref="Suspending"/> is called by the method's own flow, before the awaiter has its continuation;
/// <see cref="Resuming"/> before the method goes on, on the thread and in the execution context in which it does. What either throws
/// arrives at <see cref="TaskScheduler.UnobservedTaskException"/> and changes nothing.</para>
/// </remarks>
public interface ISimpleTaskObserver
{
    /// <summary>The method is about to be suspended.</summary>
    /// <param name="awaiter">The type of the awaiter, such as <see cref="System.Runtime.CompilerServices.TaskAwaiter"/>.</param>
    void Suspending(Type awaiter);

    /// <summary>The method is about to go on.</summary>
    /// <param name="awaiter">The type of the awaiter that it was suspended on.</param>
    void Resuming(Type awaiter);
}
