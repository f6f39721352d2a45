namespace Weft.Exploration.Tests.Strategies;

/// <summary>A variable whose accesses are points.</summary>
internal sealed class Cell
{
    private int _value;

    public int Read() => Volatile.Read(ref _value);

    public void Write(int value) => Volatile.Write(ref _value, value);

    public void Increment() => Interlocked.Increment(ref _value);

    /// <summary>So many steps.</summary>
    public void WriteTimes(int times)
    {
        for (var time = 1; time <= times; time++)
            Write(time);
    }
}
