namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>A variable that operations share; each access to it is a step.</summary>
internal sealed class Cell
{
    private int _value;

    public int Read() => Volatile.Read(ref _value);

    public void Write(int value) => Volatile.Write(ref _value, value);

    public int Increment() => Interlocked.Increment(ref _value);

    /// <returns>Whether the value was what was expected, and so was replaced.</returns>
    public bool TryReplace(int expected, int value) => Interlocked.CompareExchange(ref _value, value, expected) == expected;
}
