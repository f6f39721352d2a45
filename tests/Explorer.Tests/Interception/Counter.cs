namespace Weft.Exploration.Tests.Interception;

/// <summary>The smallest thing that goes wrong: adding one in two steps loses an addition if another comes in between.</summary>
internal sealed class Counter
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void AddInTwoSteps() => Volatile.Write(ref _value, Volatile.Read(ref _value) + 1);

    public void AddInOneStep() => Interlocked.Increment(ref _value);

    /// <summary>Adds twice, each time by way of <paramref name="start"/>, and expects both.</summary>
    public static async Task AddTwice(Func<Action, Task> start, bool atomically)
    {
        var counter = new Counter();
        Action add = atomically ? counter.AddInOneStep : counter.AddInTwoSteps;
        var first = start(add);
        var second = start(add);
        await first;
        await second;
        Assert.Equal(2, counter.Value);
    }
}
