namespace Weft;

/// <summary>One suspended wait: a node of its event's circular list, and the way to resume whoever waits.</summary>
internal abstract class Waiter
{
    /// <summary>The next younger waiter; the youngest points to the oldest. Guarded by the event's lock while linked.</summary>
    /// <remarks>Once <see cref="AwaitableEvent.Set"/> has taken the list, it belongs to that call alone and ends in null.</remarks>
    public Waiter? Next { get; set; }

    /// <summary>The next older waiter; null if and only if the waiter is not linked. Guarded by the event's lock.</summary>
    public Waiter? Previous { get; set; }

    /// <summary>Whether nobody has won this waiter yet: linked means waiting, there is no second flag that could disagree.</summary>
    public bool IsLinked_NeedsLock => Previous is not null;

    /// <summary>Hands the wait over to where it continues; never throws, called once, outside every lock.</summary>
    public abstract void Resume();
}
