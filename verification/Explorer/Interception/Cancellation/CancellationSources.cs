using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>The source behind a token: what an access to the token touches.</summary>
internal static class CancellationSources
{
    public static CancellationTokenSource? Of(CancellationToken token) => Source(ref token);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_source")]
    private static extern ref CancellationTokenSource? Source(ref CancellationToken token);
}
