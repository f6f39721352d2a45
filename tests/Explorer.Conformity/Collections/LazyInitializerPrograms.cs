namespace Weft.Exploration.Conformity.Collections;

/// <summary>LazyInitializer, where it makes more than one: without a lock, and under a lock that is not the same.</summary>
internal static class LazyInitializerPrograms
{
    private const string Family = "LazyInitializer";

    [Wrong(Family)]
    public static async Task EnsureInitialized_ByItsConstructor_MayMakeTwo()
    {
        Made.Count = 0;
        Made? target = null;
        await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Equal(1, Made.Count);

        Made Get() => LazyInitializer.EnsureInitialized(ref target);
    }

    [Wrong(Family)]
    public static async Task EnsureInitialized_UnderALockEach_MayMakeTwo()
    {
        var (target, isThere, made) = (0, false, 0);
        await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Equal(1, made);

        int Get()
        {
            object? gate = new();
            return LazyInitializer.EnsureInitialized(ref target, ref isThere, ref gate, Make);
        }

        int Make()
        {
            Interleaving.Point();
            return ++made;
        }
    }

    [Wrong(Family)]
    public static async Task EnsureInitialized_OfAnObjectUnderALockEach_MayMakeTwo()
    {
        string? target = null;
        var made = 0;
        await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Equal(1, made);

        string Get()
        {
            object? gate = new();
            return LazyInitializer.EnsureInitialized(ref target, ref gate, Make);
        }

        string Make()
        {
            Interleaving.Point();
            return $"value {++made}";
        }
    }

    [Correct(Family, IsSmall = false)]
    public static async Task EnsureInitialized_ByItsConstructorUnderALock_GivesBothTheSame()
    {
        object? target = null;
        var isThere = false;
        object? gate = new();
        var both = await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Same(both[0], both[1]);

        object? Get() => LazyInitializer.EnsureInitialized(ref target, ref isThere, ref gate);
    }

    private sealed class Made
    {
        public Made() => Count++;

        public static int Count { get; set; }
    }
}
