using System.Runtime.InteropServices;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The processor that the workers of one loop share. Loops that run side by side get different ones, as far as there are any.
/// </summary>
internal sealed partial class Processor
{
    private static int s_next = -1;

    private readonly nuint _mask;

    private Processor(nuint mask) => _mask = mask;

    public static Processor Next()
    {
        if (!LibC.IsAvailable || GetAffinity(0, (nuint)nuint.Size, out var allowed) < 0 || allowed == 0)
            return new Processor(0);
        var skip = (int)((uint)Interlocked.Increment(ref s_next) % (uint)nuint.PopCount(allowed));
        for (; skip > 0; skip--)
            allowed &= allowed - 1; // clears the lowest bit
        return new Processor(allowed & (~allowed + 1));
    }

    /// <summary>Keeps the calling thread on this processor. Only a matter of speed: where the system refuses, nothing changes.</summary>
    public void Bind()
    {
        if (_mask != 0)
            _ = SetAffinity(0, (nuint)nuint.Size, in _mask);
    }

    [LibraryImport(LibC.Name, EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint size, out nuint mask);

    [LibraryImport(LibC.Name, EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint size, in nuint mask);
}
