namespace Weft.Exploration.Tests.Oracle;

/// <summary>The known answers that can be written as small programs.</summary>
internal static class KnownPrograms
{
    public static SmallProgram StoreBuffer { get; } = SmallProgram.Parse("w x, r y ‖ w y, r x");

    public static SmallProgram MessagePassing { get; } = SmallProgram.Parse("w x, w y ‖ r y, r x");

    public static SmallProgram LoadBuffer { get; } = SmallProgram.Parse("r x, w y ‖ r y, w x");

    public static SmallProgram CrossedWrites { get; } = SmallProgram.Parse("w x, w y ‖ w y, w x");

    public static SmallProgram IndependentReads { get; } = SmallProgram.Parse("w x ‖ w y ‖ r x, r y ‖ r y, r x");

    public static SmallProgram OwnVariables(int count) => SmallProgram.Each(count, operation => $"w x{operation}");

    public static SmallProgram AtomicIncrements(int count) => SmallProgram.Repeat(count, "rmw x");

    public static SmallProgram PairsOfAtomicIncrements(int count) => SmallProgram.Repeat(count, "rmw x, rmw y");

    public static SmallProgram Increments(int count) => SmallProgram.Repeat(count, "r x, n x");

    public static SmallProgram LockedIncrements(int count) => SmallProgram.Repeat(count, "lock l, r x, n x, unlock l");

    public static SmallProgram Readers(int count) =>
        SmallProgram.Each(count + 1, operation => operation == 0 ? "w x" : "r x");

    /// <summary>The reader comes first; the writer of a1 reads a0, which stays zero.</summary>
    public static SmallProgram LastZero(int count) => SmallProgram.Each(count + 1, operation => operation == 0
        ? string.Join(", ", Enumerable.Range(0, count + 1).Select(place => $"stop a{count - place}"))
        : $"r a{operation - 1}, n a{operation}");

    public static SmallProgram CompareExchanges(int count) => SmallProgram.Each(count, operation => $"cas x 0 {operation + 1}");

    /// <summary>Each takes the fork to its left, then the one to its right.</summary>
    public static SmallProgram Philosophers(int count) => SmallProgram.Each(
        count,
        seat => $"lock f{seat}, lock f{(seat + 1) % count}, unlock f{(seat + 1) % count}, unlock f{seat}");

    /// <summary>Two operations that add each other's number to their own, and one that looks at both.</summary>
    public static SmallProgram Fibonacci(int rounds) => SmallProgram.Parse(
        $"{Rounds("r i, r j, n i", rounds)} ‖ {Rounds("r j, r i, n j", rounds)} ‖ r i, r j");

    private static string Rounds(string round, int count) => string.Join(", ", Enumerable.Repeat(round, count));
}
