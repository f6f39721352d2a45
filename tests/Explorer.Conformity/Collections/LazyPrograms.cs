using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>Lazy values in every mode, and LazyInitializer in every form.</summary>
internal static class LazyPrograms
{
    private const string Family = "Lazy";
    private const string Initializer = "LazyInitializer";

    [Correct(Family)]
    public static async Task Value_AskedForByTwo_IsMadeOnce()
    {
        var made = 0;
        var lazy = new Lazy<string>(() =>
        {
            Interleaving.Point();
            return $"value {++made}";
        });
        var both = await Task.WhenAll(Task.Run(() => lazy.Value), Task.Run(() => lazy.Value));
        Assert.Equal(["value 1", "value 1"], both);
        Assert.True(lazy.IsValueCreated);
    }

    [Correct(Family)]
    public static async Task Value_OfAFactoryThatThrows_ThrowsTheSameAtBoth()
    {
        var runs = 0;
        var lazy = new Lazy<string>(() =>
        {
            Interleaving.Point();
            throw new InvalidDataException($"run {++runs}");
        });
        var both = new[] { Task.Run(() => lazy.Value), Task.Run(() => lazy.Value) };
        foreach (var task in both)
            Assert.Equal("run 1", (await Assert.ThrowsAsync<InvalidDataException>(() => task)).Message);
    }

    [Correct(Family)]
    public static async Task Value_PublishedByTheFirst_IsTheSameForBoth()
    {
        var made = 0;
        var lazy = new Lazy<object>(() => Interlocked.Increment(ref made), LazyThreadSafetyMode.PublicationOnly);
        var both = await Task.WhenAll(Task.Run(() => lazy.Value), Task.Run(() => lazy.Value));
        Assert.Same(both[0], both[1]);
    }

    [Correct(Family)]
    public static async Task Value_OfADerivedLazy_IsAwaited()
    {
        var lazy = new AsyncLazy<string>(async () =>
        {
            await Task.Yield();
            return "made";
        });
        Assert.Equal(["made", "made"], await Task.WhenAll(lazy.Value, Task.Run(() => lazy.Value)));
    }

    [Wrong(Family)]
    public static async Task Value_PublishedByTheFirst_MayBeMadeTwice()
    {
        var made = 0;
        var lazy = new Lazy<object>(() => ++made, LazyThreadSafetyMode.PublicationOnly);
        await Task.WhenAll(Task.Run(() => lazy.Value), Task.Run(() => lazy.Value));
        Assert.Equal(1, made);
    }

    [Wrong(Family)]
    public static async Task Value_WithoutAnyGuard_MayBeMadeTwice()
    {
        var lazy = new Lazy<object>(() => new object(), isThreadSafe: false);
        var both = await Task.WhenAll(Task.Run(() => lazy.Value), Task.Run(() => lazy.Value));
        Assert.Same(both[0], both[1]);
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Value_WithoutAnyGuard_MayFindNoFactory()
    {
        var lazy = new Lazy<string>(() =>
        {
            Interleaving.Point();
            return "made";
        }, LazyThreadSafetyMode.None);
        await Task.WhenAll(Task.Run(() => lazy.Value), Task.Run(() => lazy.Value));
    }

    [Wrong(Family)]
    public static async Task IsValueCreated_AskedTwice_MayChange()
    {
        var lazy = new Lazy<string>(() => "made");
        var other = Task.Run(() => lazy.Value);
        var before = lazy.IsValueCreated;
        Assert.Equal(before, lazy.IsValueCreated);
        await other;
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Value_OfTwoThatNeedEachOther_WaitForEver()
    {
        Lazy<string>? first = null;
        Lazy<string>? second = null;
        var isNested = new AsyncLocal<bool>();
        first = new Lazy<string>(() => Ask(second!));
        second = new Lazy<string>(() => Ask(first));
        await Task.WhenAll(Task.Run(() => first.Value), Task.Run(() => second.Value));

        // Each asks for the other once.
        string Ask(Lazy<string> other)
        {
            if (isNested.Value)
                return "leaf";
            isNested.Value = true;
            return other.Value;
        }
    }

    [Correct(Initializer)]
    public static async Task EnsureInitialized_ByTwo_GivesBothTheSame()
    {
        object? target = null;
        var both = await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Same(both[0], both[1]);

        object Get() => LazyInitializer.EnsureInitialized(ref target, () => new object());
    }

    [Correct(Initializer)]
    public static async Task EnsureInitialized_UnderALock_MakesItOnce()
    {
        var (target, isThere, made) = (0, false, 0);
        object? gate = new();
        var both = await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Equal([1, 1], both);

        int Get() => LazyInitializer.EnsureInitialized(ref target, ref isThere, ref gate, () => ++made);
    }

    [Correct(Initializer, IsSmall = false)]
    public static async Task EnsureInitialized_OfAnObjectUnderALock_MakesItOnce()
    {
        string? target = null;
        var made = 0;
        object? gate = null;
        var both = await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Equal(["value 1", "value 1"], both);

        string Get() => LazyInitializer.EnsureInitialized(ref target, ref gate, () => $"value {++made}");
    }

    [Wrong(Initializer)]
    public static async Task EnsureInitialized_ByTwo_MayMakeTwo()
    {
        object? target = null;
        var made = 0;
        await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Equal(1, made);

        object Get() => LazyInitializer.EnsureInitialized(ref target, () => ++made);
    }

    private sealed class AsyncLazy<T>(Func<Task<T>> factory) : Lazy<Task<T>>(() => Task.Run(factory));
}
