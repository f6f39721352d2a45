namespace Weft.Exploration.Subjects;

/// <summary>What sites and stack traces are named after. Tests know the numbers of some lines; add at the end.</summary>
public sealed class Places : IComparable<Places>
{
    private readonly object _gate = new();
    private readonly int[] _slots = new int[2];
    private int _state;

    public static int Shared;

    public int Property
    {
        get => Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, value);
    }

    public Places() => Volatile.Write(ref _state, 1);

    public static async Task<string> ThrowsOnLine23()
    {
        await Task.Yield();
        Interlocked.Increment(ref Shared); throw new InvalidOperationException(); // line 23
    }

    int IComparable<Places>.CompareTo(Places? other) => Interlocked.Exchange(ref Shared, 2);

    public async Task Async()
    {
        await Task.Yield();
        Interlocked.Increment(ref _state);
    }

    public Func<Task> Lambdas(int captured) => async () =>
    {
        await Task.Yield();
        Func<int> inner = () => Interlocked.Add(ref captured, _state);
        inner();
    };

    public Action StaticLambda() => static () => Interlocked.Decrement(ref Shared);

    public IEnumerable<int> Iterator()
    {
        yield return Interlocked.And(ref _state, 1);
    }

    public async Task<int> LocalFunction(int parameter)
    {
        return await Inner();

        async Task<int> Inner()
        {
            await Task.Yield();
            return Interlocked.Or(ref _state, parameter);
        }
    }

    public void Targets(int[] given, ref int reference)
    {
        var local = 1;
        Interlocked.CompareExchange(ref _slots[1], 1, 0);
        Interlocked.CompareExchange(ref given[0], 1, 0);
        Interlocked.CompareExchange(ref reference, 1, 0);
        Interlocked.CompareExchange(ref local, 1, 0);
        Interlocked.CompareExchange(ref this[0], 1, 0);
        lock (_gate)
            Interlocked.CompareExchange(ref Generic<int>.Count, 1, 0);
    }

    public void Groups()
    {
        Action<object> enter = Monitor.Enter;
        enter(_gate);
        new Action<object>(Monitor.Exit)(_gate);
    }

    private ref int this[int index] => ref _slots[index];

    private static class Generic<T>
    {
        public static int Count;
    }
}
