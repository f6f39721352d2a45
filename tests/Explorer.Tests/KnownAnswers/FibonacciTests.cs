namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>
/// fib_bench of the verification competition SV-COMP: two operations add each other's number to their own, and a third looks at both. The
/// largest value is there in a single interleaving.
/// </summary>
public class FibonacciTests
{
    [Theory]
    [InlineData(1, 11)]
    [InlineData(2, 140)]
    [InlineData(3, 1_698)]
    public void Exhaustive_Fibonacci_FindsEachOnce(int rounds, long expected) => Exhaustively.Finds(expected, rounds, Fibonacci);

    private static void Fibonacci(int rounds)
    {
        var (i, j) = (new Cell(), new Cell());
        i.Write(1);
        j.Write(1);
        int[] largest = [1, 3, 8, 21];
        Interleaving.Run(
            () => Grow(i, j),
            () => Grow(j, i),
            () =>
            {
                Assert.InRange(i.Read(), 1, largest[rounds]);
                Assert.InRange(j.Read(), 1, largest[rounds]);
            });

        void Grow(Cell own, Cell other)
        {
            for (var round = 0; round < rounds; round++)
                own.Write(own.Read() + other.Read());
        }
    }
}
