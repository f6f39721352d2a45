namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="LazyInitializer"/>: the same reads, writes and locks, each by its own hook. The real one would take its lock inside the
/// framework, where the factory gives way while it is held.
/// </summary>
[Intercepts(typeof(LazyInitializer))]
internal static class LazyInitializerHooks
{
    public static T EnsureInitialized<T>(ref T? target, int site)
        where T : class => VolatileHooks.Read(ref target, site) ?? Publish(ref target, Create<T>(), site);

    public static T EnsureInitialized<T>(ref T? target, Func<T> valueFactory, int site)
        where T : class => VolatileHooks.Read(ref target, site) ?? Publish(ref target, valueFactory(), site);

    public static T EnsureInitialized<T>(ref T? target, ref bool initialized, ref object? syncLock, int site) =>
        EnsureInitialized(ref target, ref initialized, ref syncLock, Create<T>, site);

    public static T EnsureInitialized<T>(
        ref T? target, ref bool initialized, ref object? syncLock, Func<T> valueFactory, int site)
    {
        if (VolatileHooks.Read(ref initialized, site))
            return target!;
        var guard = Guard(ref syncLock, site);
        var taken = false;
        try
        {
            MonitorHooks.Enter(guard, ref taken, site);
            if (!Volatile.Read(ref initialized))
            {
                target = valueFactory();
                VolatileHooks.Write(ref initialized, true, site);
            }
        }
        finally
        {
            if (taken)
                MonitorHooks.Exit(guard, site);
        }
        return target!;
    }

    public static T EnsureInitialized<T>(
        ref T? target, ref object? syncLock, Func<T> valueFactory, int site)
        where T : class
    {
        if (VolatileHooks.Read(ref target, site) is { } present)
            return present;
        var guard = Guard(ref syncLock, site);
        var taken = false;
        try
        {
            MonitorHooks.Enter(guard, ref taken, site);
            if (Volatile.Read(ref target) is null)
                VolatileHooks.Write(ref target, Required(valueFactory()), site);
        }
        finally
        {
            if (taken)
                MonitorHooks.Exit(guard, site);
        }
        return target!;
    }

    private static T Publish<T>(ref T? target, T value, int site)
        where T : class
    {
        // T2 may have published another value meanwhile; the first one is the value for both.
        InterlockedHooks.CompareExchange(ref target, Required(value), null, site);
        return target!;
    }

    private static object Guard(ref object? syncLock, int site) =>
        VolatileHooks.Read(ref syncLock, site) ?? InterlockedHooks.CompareExchange(ref syncLock, new object(), null, site) ?? syncLock!;

    private static T Required<T>(T? value)
        where T : class =>
        value ?? throw new InvalidOperationException("The factory returned null, which stands for no value yet; return an object.");

    private static T Create<T>()
    {
        try
        {
            return Activator.CreateInstance<T>();
        }
        catch (MissingMethodException missing)
        {
            throw new MissingMemberException($"{typeof(T)} has no public constructor without parameters; pass a factory.", missing);
        }
    }
}
