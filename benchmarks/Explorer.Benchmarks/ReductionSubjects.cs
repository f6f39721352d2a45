using Weft.Exploration;

namespace Weft.Benchmarks;

/// <summary>Programs of the literature whose numbers of interleavings are known. Each tells the benchmark when a schedule begins.</summary>
internal static class ReductionSubjects
{
    /// <summary>One writes what n read: 2^n interleavings, (n + 1)! schedules.</summary>
    public static void Readers(int count)
    {
        Begin();
        var x = new Cell();
        Interleaving.Run([() => x.Value = 1, .. Enumerable.Repeat<Action>(() => _ = x.Value, count)]);
    }

    /// <summary>
    /// n set their place to one more than the one before it; one looks for the last that is zero: (n + 3) 2^(n - 2) interleavings.
    /// </summary>
    public static void LastZero(int count)
    {
        Begin();
        Cell[] cells = [.. Enumerable.Range(0, count + 1).Select(_ => new Cell())];
        Interleaving.Run(
            [Scan, .. Enumerable.Range(1, count).Select<int, Action>(place => () => cells[place].Value = cells[place - 1].Value + 1)]);

        void Scan()
        {
            var place = count;
            while (cells[place].Value != 0)
                place--;
        }
    }

    /// <summary>fib_bench of SV-COMP: two add each other's number to their own, one looks at both: 11, 140, 1,698 interleavings.</summary>
    public static void Fibonacci(int rounds)
    {
        Begin();
        var (one, other) = (new Cell { Value = 1 }, new Cell { Value = 1 });
        Interleaving.Run(() => Grow(one, other), () => Grow(other, one), () => _ = one.Value + other.Value);

        void Grow(Cell own, Cell another)
        {
            for (var round = 0; round < rounds; round++)
                own.Value = own.Value + another.Value;
        }
    }

    private static void Begin() => (Interleaving.Companion as Action)?.Invoke();

    private sealed class Cell
    {
        private int _value;

        public int Value
        {
            get => Volatile.Read(ref _value);
            set => Volatile.Write(ref _value, value);
        }
    }
}
