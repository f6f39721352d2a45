using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary><see cref="CancellationTokenSource"/> as a base: one that derives from it counts its delays in virtual time too.</summary>
[Intercepts(typeof(CancellationTokenSource), OnBase = true)]
internal static class CancellationTokenSourceOnBaseHooks
{
    public static void New(CancellationTokenSource source, int site) => New(source, Timeout.InfiniteTimeSpan, site);

    public static void New(CancellationTokenSource source, int millisecondsDelay, int site) =>
        New(source, TimeSpan.FromMilliseconds(millisecondsDelay), site);

    public static void New(CancellationTokenSource source, TimeSpan delay, int site) => New(source, delay, TimeProvider.System, site);

    public static void New(CancellationTokenSource source, TimeSpan delay, TimeProvider timeProvider, int site) =>
        Construct(source, delay, Clocks.For(timeProvider));

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = ".ctor")]
    private static extern void Construct(CancellationTokenSource source, TimeSpan delay, TimeProvider timeProvider);
}
