namespace Weft.Exploration.Subjects;

/// <summary>Async methods of every shape. Without optimization their state machines are classes, with it structs.</summary>
public static class Asynchrony
{
    public static async Task<string> Awaits()
    {
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Add(source.Task, 1);
        source.SetResult(4);
        await Task.Yield();
        return $"{await waiting} {await Task.Run(() => 7)} {await Task.Run(async () => await Task.FromResult(8))}";
    }

    public static async Task<string> Generics() => $"{await new Holder<string>().Echo<int>("a", 1)} {await Same(2.5)}";

    public static async Task<string> Failures()
    {
        var text = "";
        try
        {
            await Fail();
        }
        catch (InvalidOperationException exception)
        {
            text += exception.Message;
        }
        finally
        {
            text += await Same("!");
        }
        return text;
    }

    public static async Task<string> Streams()
    {
        var text = "";
        await foreach (var value in Numbers().ConfigureAwait(false))
            text += value;
        await using (new Closing(() => text += "closed"))
            text += "open";
        return text;
    }

    public static async Task<string> Values()
    {
        static async ValueTask<int> Later(int value)
        {
            await Task.Yield();
            return value;
        }

        Func<int, ValueTask<int>> lambda = async value => await Later(value) + 1;
        return $"{await Later(1)} {await lambda(2)} {await new ValueTask<int>(3)}";
    }

    public static async Task<string> Loops()
    {
        // The first statement is the target of a jump back.
        while (true)
        {
            var gate = new object();
            var value = 0;
            lock (gate)
                value = Interlocked.Increment(ref value);
            await Task.Yield();
            if (Volatile.Read(ref value) == 1)
                return $"{value}";
        }
    }

    private static async Task<int> Add(Task<int> first, int second)
    {
        var kept = second;
        return await first + Interlocked.Increment(ref kept);
    }

    private static async Task<T> Same<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private static async Task Fail()
    {
        await Task.Yield();
        throw new InvalidOperationException("failed");
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        for (var i = 0; i < 3; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private sealed class Holder<T>
    {
        private volatile int _calls;

        public async Task<string> Echo<TOther>(T one, TOther other)
        {
            _calls++;
            await Task.Yield();
            return $"{one}{other}{_calls}{typeof(T).Name}{typeof(TOther).Name}";
        }
    }

    private sealed class Closing(Action close) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            close();
        }
    }
}
