namespace Weft.Exploration.Conformity;

/// <summary>What a lock is for: a count that two operations add to, each in two steps.</summary>
internal sealed class Counted
{
    public int Value { get; private set; }

    /// <summary>Two operations add under what <paramref name="under"/> puts around the body it is given; nothing may get lost.</summary>
    public static async Task ByTwo(Action<Action> under)
    {
        var count = new Counted();
        await Task.WhenAll(Task.Run(() => under(count.Add)), Task.Run(() => under(count.Add)));
        Assert.Equal(2, count.Value);
    }

    /// <summary>Two operations add where they are let in; nothing of those may get lost.</summary>
    public static async Task ByThoseLetIn(Func<Action, bool> tryUnder)
    {
        var count = new Counted();
        var letIn = await Task.WhenAll(Task.Run(() => tryUnder(count.Add)), Task.Run(() => tryUnder(count.Add)));
        Assert.Equal(letIn.Count(isIn => isIn), count.Value);
    }

    /// <summary>Adds one, in two steps that another operation can come between.</summary>
    public void Add()
    {
        var read = Value;
        Interleaving.Point();
        Value = read + 1;
    }
}
