namespace Weft.Exploration.Conformity.Memory;

/// <summary>What belongs to a thread: ThreadLocal, and fields marked ThreadStatic.</summary>
internal static class ThreadLocalPrograms
{
    private const string Family = "Thread locals";

    [ThreadStatic]
    private static string? t_name;

    [Correct(Family)]
    public static async Task ThreadLocal_OfTwo_KeepsThemApart()
    {
        var made = 0;
        using var local = new ThreadLocal<int>(() => Interlocked.Increment(ref made) * 100);
        var both = await Task.WhenAll(Task.Run(Count), Task.Run(Count));
        Assert.Equal([101, 201], both.Order());

        int Count()
        {
            local.Value++;
            return local.Value;
        }
    }

    [Correct(Family)]
    public static async Task ThreadLocal_ThatIsTracked_ShowsTheValuesOfAll()
    {
        using var local = new ThreadLocal<string>(trackAllValues: true);
        await Task.WhenAll(Task.Run(() => local.Value = "a"), Task.Run(() => local.Value = "b"));
        Assert.Equal(["a", "b"], local.Values.Order());
    }

    [Correct(Family)]
    public static async Task ThreadStatic_OfTwo_KeepsThemApart()
    {
        t_name = "of the test";
        var both = Task.WhenAll(Task.Run(() => Use("a")), Task.Run(() => Use("b")));
        Assert.Equal("of the test", t_name);
        await both;

        static void Use(string name)
        {
            Assert.Null(t_name);
            t_name = name;
            Interleaving.Point();
            Assert.Equal(name, t_name);
        }
    }

    [Correct(Family)]
    public static async Task ThreadStatic_OfAGenericType_IsOneForEachForm()
    {
        await Task.WhenAll(Task.Run(Use<int>), Task.Run(Use<string>));

        static void Use<T>()
        {
            Assert.Equal(0, ++Slot<T>.Count - 1);
            Interleaving.Point();
            Assert.Equal(1, Slot<T>.Count);
            Assert.Equal(0, Slot<List<T>>.Count);
        }
    }

    [Wrong(Family)]
    public static async Task Values_WhileOthersRun_MayLackSome()
    {
        using var local = new ThreadLocal<string>(trackAllValues: true);
        var other = Task.Run(() => local.Value = "a");
        await Task.Yield();
        Assert.Single(local.Values);
        await other;
    }

    [Wrong(Family)]
    public static async Task ThreadStatic_AcrossAnAwait_MayBeAnothers()
    {
        var signal = new TaskCompletionSource();
        var other = Task.Run(async () =>
        {
            t_name = "a";
            await signal.Task;
            Assert.Equal("a", t_name);
        });
        signal.SetResult();
        await other;
    }

    private static class Slot<T>
    {
        [ThreadStatic]
        public static int Count;
    }
}
