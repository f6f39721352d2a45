namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Two additions to one number, which are both kept if each is one step.</summary>
internal static class Add
{
    /// <summary>Adds in one step.</summary>
    public static Action InOneStep(int[] number) => () => Interlocked.Increment(ref number[0]);

    /// <summary>Reads, lets others run, and writes.</summary>
    public static Action InTwoSteps(int[] number) => () =>
    {
        var read = Volatile.Read(ref number[0]);
        Volatile.Write(ref number[0], read + 1);
    };

    public static async Task Twice(Func<int[], Action> add, Func<Action, Task> start)
    {
        int[] number = [0];
        await Task.WhenAll(start(add(number)), start(add(number)));
        Assert.Equal(2, number[0]);
    }
}
