using System.Runtime.CompilerServices;

namespace Weft.Verification.Properties.Programs;

/// <summary>Tells whether objects that should be garbage are, without keeping them alive itself.</summary>
public static class Retained
{
    // A first collection can find an object that is only kept by a frame about to return; a leak stays.
    private const int Collections = 3;

    /// <summary>The names of those that a full collection leaves alive.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<(string Name, WeakReference Reference)> suspects)
    {
        (string Name, WeakReference Reference)[] left = [.. suspects];
        for (var round = 0; round < Collections && left.Length > 0; round++)
        {
            Collect();
            left = [.. left.Where(suspect => suspect.Reference.IsAlive)];
        }

        return [.. left.Select(suspect => suspect.Name)];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
