namespace Weft.Exploration.Tests.Interception;

/// <summary>ThreadLocal against the real one, and thread statics as they are outside an exploration.</summary>
public class ThreadLocalTests
{
    [ThreadStatic]
    private static string? t_text;

    [ThreadStatic]
    private static int t_count;

    [Fact]
    public void ThreadLocal_EveryMember_DoesWhatTheRealOneDoes() => Outcomes.AssertSame(Locals, static () => Locals().HandOver());

    [Fact]
    public void ThreadStatic_ReadWrittenAndByReference_IsOneField() => Outcomes.AssertSame(Statics, static () => Statics().HandOver());

    [Fact]
    public void ThreadLocal_OfAStatic_StartsAnewInEachSchedule() => Explored.Holds(static () =>
    {
        Assert.False(Kept.IsValueCreated);
        Kept.Value = "left behind";
        Assert.Equal(["left behind"], Kept.Values);
        return Task.CompletedTask;
    });

    [Fact]
    public void ThreadStatic_OfOperationsThatShareAThread_IsNotShared() => Explored.HoldsAlways(static async () =>
    {
        await Task.Run(Use);
        await Task.Run(Use);

        static void Use()
        {
            Assert.Null(t_text);
            Interlocked.Increment(ref t_count);
            Assert.Equal(1, t_count);
            t_text = "left behind";
        }
    });

    private static readonly ThreadLocal<string> Kept = new(trackAllValues: true);

    private static Outcomes Statics()
    {
        var outcomes = new Outcomes();
        (t_text, t_count) = (null, 0);
        outcomes.Note("written", () => t_text = "a");
        outcomes.Note("read", () => t_text);
        outcomes.Note("by reference", () =>
        {
            ref var count = ref t_count;
            count += 2;
            return t_count++ + count;
        });
        (t_text, t_count) = (null, 0);
        return outcomes;
    }

    private static Outcomes Locals()
    {
        var outcomes = new Outcomes();
        var plain = new ThreadLocal<int>();
        outcomes.Note("before", () => plain.IsValueCreated);
        outcomes.Note("default", () => $"{plain.Value} {plain.IsValueCreated} {plain}");
        outcomes.Note("set", () => $"{plain.Value = 7} {plain.Value}");
        outcomes.Note("not tracked", () => plain.Values);
        outcomes.Note("null", () => new ThreadLocal<string>().ToString());

        var runs = 0;
        var made = new ThreadLocal<string>(() => $"run {++runs}", trackAllValues: true);
        outcomes.Note("tracked before", () => made.Values.Count);
        outcomes.Note("made", () => $"{made.Value} {made.Value} {string.Join(' ', made.Values)}");
        var throwing = new ThreadLocal<string>(() => throw new InvalidDataException());
        outcomes.Note("thrown", () => throwing.Value);
        outcomes.Note("thrown and not made", () => throwing.IsValueCreated);
        ThreadLocal<string>? itself = null;
        itself = new ThreadLocal<string>(() => itself!.Value = "set inside");
        outcomes.Note("of itself", () => itself.Value);
        outcomes.Note("no factory", () => new ThreadLocal<int>(null!));
        outcomes.Note("no factory, tracked", () => new ThreadLocal<int>(null!, true));
        outcomes.Note("tracked only", () => new ThreadLocal<int>(trackAllValues: true).Values.Count);

        outcomes.Note("disposed", made.Dispose);
        outcomes.Note("disposed again", made.Dispose);
        outcomes.Note("value after", () => made.Value);
        outcomes.Note("set after", () => made.Value = "late");
        outcomes.Note("values after", () => made.Values);
        outcomes.Note("created after", () => made.IsValueCreated);
        return outcomes;
    }
}
