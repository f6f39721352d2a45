using System.Runtime.InteropServices;

namespace Weft.Exploration.Scheduling;

/// <summary>A turn on Linux: the C library's semaphore, which is one futex call each way and never spins.</summary>
internal sealed unsafe partial class LinuxTurn : Turn
{
    // More than sem_t takes on any Linux (32 bytes with glibc on 64 bits).
    private const int Size = 64;

    private readonly void* _semaphore = NativeMemory.AllocZeroed(Size);

    public LinuxTurn()
    {
        if (Initialize(_semaphore, 0, 0) != 0)
            throw new InvalidOperationException("[explorer bug] sem_init failed");
    }

    public override void Give()
    {
        if (Post(_semaphore) != 0)
            throw new InvalidOperationException("[explorer bug] sem_post failed");
    }

    public override void Wait()
    {
        // A signal may interrupt the wait without a turn having been given.
        while (WaitFor(_semaphore) != 0)
        {
        }
    }

    public override void Free() => NativeMemory.Free(_semaphore);

    [LibraryImport(LibC.Name, EntryPoint = "sem_init")]
    private static partial int Initialize(void* semaphore, int shared, uint value);

    [LibraryImport(LibC.Name, EntryPoint = "sem_post")]
    private static partial int Post(void* semaphore);

    [LibraryImport(LibC.Name, EntryPoint = "sem_wait")]
    private static partial int WaitFor(void* semaphore);
}
