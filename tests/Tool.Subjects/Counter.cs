using Microsoft.Coyote.SystematicTesting;

namespace Weft.Tool.Subjects;

/// <summary>Two operations count: the one test with a race, the other without.</summary>
public static class Counter
{
    /// <summary>Each reads and writes back in two steps, so that one of the two counts can be lost.</summary>
    [Test]
    public static async Task LosesACount()
    {
        var count = new int[1];
        await Task.WhenAll([Task.Run(CountAsync), Task.Run(CountAsync)]);
        if (count[0] != 2)
            throw new InvalidOperationException($"The counter is {count[0]} and not 2.");

        async Task CountAsync()
        {
            var seen = Volatile.Read(ref count[0]);
            await Task.Yield();
            Volatile.Write(ref count[0], seen + 1);
        }
    }

    /// <summary>Each counts in one step.</summary>
    [Test]
    public static async Task KeepsEveryCount()
    {
        var count = new int[1];
        await Task.WhenAll([Task.Run(Count), Task.Run(Count)]);
        if (count[0] != 2)
            throw new InvalidOperationException($"The counter is {count[0]} and not 2.");

        void Count() => Interlocked.Increment(ref count[0]);
    }
}
