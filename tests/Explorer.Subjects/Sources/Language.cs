using System.Runtime.CompilerServices;

namespace Weft.Exploration.Subjects;

/// <summary>Programs without threads: whatever the compiler makes of them has to mean the same after rewriting.</summary>
public static class Language
{
    private static int _total;
    private static readonly Lock Gate = new();
    private static readonly object Monitor = new();

    public static string Closures()
    {
        var sum = 0;
        Action<int> add = value => Interlocked.Add(ref sum, value);
        for (var i = 0; i < 5; i++)
        {
            var copy = i;
            add(copy);
            new Action(() => Interlocked.Add(ref sum, copy * 10))();
        }
        sum++;
        return $"{sum}";
    }

    public static string LocalFunctions()
    {
        var count = 1;
        Twice();
        Twice();
        return $"{count} {Static(4)}";

        void Twice() => count = Interlocked.Exchange(ref count, count * 2) * 2;
        static int Static(int value) => Interlocked.Increment(ref value);
    }

    public static string StaticLambdas() => string.Join(",", new[] { 1, 2, 3 }.Select(static value => Interlocked.Decrement(ref value)));

    public static string Generics()
    {
        var words = new Cell<string>("a");
        var numbers = new Cell<int[]>([1]);
        return $"{words.Swap("b")} {words.Swap("c")} {numbers.Swap([2])[0]} {words.Plain} {words.Shared} {Nested<int>.Of(3).Value}";
    }

    public static string RefStructs()
    {
        Span<int> numbers = stackalloc int[3];
        var window = new Window(numbers);
        window.Add(5);
        window.Add(6);
        return $"{numbers[0]} {window.Next}";
    }

    public static string Locks()
    {
        var found = new List<string>();
        try
        {
            lock (Gate)
            {
                _total = 1;
                lock (Monitor)
                {
                    _total++;
                    if (_total == 2)
                        throw new InvalidOperationException("inner");
                }
            }
        }
        catch (InvalidOperationException exception) when (Interlocked.Increment(ref _total) == 3)
        {
            found.Add(exception.Message);
        }
        finally
        {
            found.Add($"{Volatile.Read(ref _total)}");
        }
        found.Add($"{Gate.IsHeldByCurrentThread}");
        return string.Join(" ", found);
    }

    public static string Iterators()
    {
        return string.Join(",", Count(4));

        static IEnumerable<int> Count(int limit)
        {
            var next = 0;
            try
            {
                while (Volatile.Read(ref next) < limit)
                    yield return Interlocked.Increment(ref next);
            }
            finally
            {
                Volatile.Write(ref next, 0);
            }
        }
    }

    public static string Switches()
    {
        var text = "";
        for (var round = 0; round < 6; round++)
        {
            text += Volatile.Read(ref round) switch
            {
                0 => "zero",
                1 => "one",
                2 => Interlocked.Add(ref _total, 0) >= 0 ? "two" : "?",
                3 => "three",
                _ => "many",
            };
            switch (round)
            {
                case 0: Interlocked.Exchange(ref _total, 1); break;
                case 1: Interlocked.Exchange(ref _total, 2); goto case 2;
                case 2: Interlocked.Increment(ref _total); break;
                case 3: continue;
                default: Volatile.Write(ref _total, 9); break;
            }
            text += _total;
        }
        return text;
    }

    public static string Jumps()
    {
        // A branch leads straight to an intercepted call, and a try block starts with one.
        var text = "";
        for (var i = 0; i < 4; i++)
        {
            try
            {
                Interlocked.Increment(ref _total);
                if (i % 2 == 0)
                    goto next;
                text += "odd";
            next:
                Interlocked.Decrement(ref _total);
            }
            finally
            {
                Volatile.Write(ref _total, Volatile.Read(ref _total));
            }
            text += i;
        }
        return text;
    }

    public static string LongBranches()
    {
        // The points push the end of the loop out of the reach of a short branch.
        var value = 0;
        for (var i = 0; i < 2; i++)
        {
            Interlocked.Add(ref value, 1); Interlocked.Add(ref value, 2); Interlocked.Add(ref value, 3); Interlocked.Add(ref value, 4);
            Interlocked.Add(ref value, 1); Interlocked.Add(ref value, 2); Interlocked.Add(ref value, 3); Interlocked.Add(ref value, 4);
            if (value < 0)
                continue;
            Interlocked.Add(ref value, 1); Interlocked.Add(ref value, 2); Interlocked.Add(ref value, 3); Interlocked.Add(ref value, 4);
            Interlocked.Add(ref value, 1); Interlocked.Add(ref value, 2); Interlocked.Add(ref value, 3); Interlocked.Add(ref value, 4);
        }
        return $"{value}";
    }

    public static string Arguments()
    {
        // The reference waits below a conditional value.
        var cell = new Cell<string>("x");
        var chosen = _total > int.MinValue ? "left" : "right";
        return Interlocked.Exchange(ref cell.Shared, chosen.Length > 4 ? "long" : "short") + cell.Shared;
    }

    public static string Cancelling()
    {
        using var source = new CancellationTokenSource();
        var text = "";
        using (source.Token.Register(() => text += "cancelled "))
            source.Cancel();
        return text + source.Token.IsCancellationRequested + default(CancellationToken).Equals(CancellationToken.None);
    }

    private sealed class Cell<T>(T value)
        where T : class
    {
        public T Shared = value;

        public volatile T Plain = value;

        public T Swap(T next)
        {
            Plain = Interlocked.Exchange(ref Shared, next);
            return Interlocked.CompareExchange(ref Unsafe.AsRef(in Shared), next, next);
        }
    }

    private readonly struct Nested<T>
    {
        public T Value { get; private init; }

        public static Nested<T> Of(T value) => new() { Value = value };
    }

    private ref struct Window(Span<int> all)
    {
        private readonly ref int _first = ref all[0];

        public int Next = 0;

        public void Add(int value)
        {
            Interlocked.Add(ref _first, value);
            Interlocked.Increment(ref Next);
        }
    }
}
