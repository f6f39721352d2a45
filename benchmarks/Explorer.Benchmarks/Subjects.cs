using System.Threading.Channels;

namespace Weft.Benchmarks;

/// <summary>The tests that are explored.</summary>
internal static class Subjects
{
    public static async Task Event()
    {
        var ready = new AwaitableEvent();
        var first = Task.Run(async () => await ready);
        var second = Task.Run(async () => await ready);
        var setter = Task.Run(() => ready.Set());
        await Task.WhenAll(first, second, setter);
    }

    public static async Task Lock()
    {
        var gate = new object();
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment), Task.Run(Increment));

        void Increment()
        {
            for (var times = 0; times < 3; times++)
            {
                lock (gate)
                    count++;
            }
        }
    }

    public static async Task BoundedChannel()
    {
        var channel = Channel.CreateBounded<int>(1);
        var writer = Task.Run(async () =>
        {
            for (var item = 1; item <= 3; item++)
                await channel.Writer.WriteAsync(item);
            channel.Writer.Complete();
        });
        var sum = 0;
        await foreach (var item in channel.Reader.ReadAllAsync())
            sum += item;
        await writer;
        if (sum != 6)
            throw new InvalidOperationException($"The items add up to {sum}.");
    }

    public static async Task TwentyOperations()
    {
        var count = new Number();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(count.Increment)));
    }

    public static Task TwoWaiting() => StepsWhileOthersWait(2);

    public static Task TwentyWaiting() => StepsWhileOthersWait(20);

    public static Task TwoHundredWaiting() => StepsWhileOthersWait(200);

    // The waiting ones are blocked on their threads; the steps in between are those of two operations that take turns.
    private static async Task StepsWhileOthersWait(int waiting)
    {
        var done = new ManualResetEventSlim();
        var waiters = Enumerable.Range(0, waiting).Select(_ => Task.Run(done.Wait)).ToArray();
        var count = new Number();
        await Task.WhenAll(Task.Run(() => Take(count)), Task.Run(() => Take(count)));
        done.Set();
        await Task.WhenAll(waiters);

        static void Take(Number count)
        {
            for (var steps = 0; steps < StepBenchmarks.Steps / 2; steps++)
                count.Increment();
        }
    }

    private sealed class Number
    {
        private int _value;

        public void Increment() => Interlocked.Increment(ref _value);
    }
}
