using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// What belongs to the thread that calls. Data slots are an operation's own, as it is what a thread stands for; they end with it.
internal sealed partial class ControlledThread
{
    private static readonly ConditionalWeakTable<Operation, Dictionary<LocalDataStoreSlot, object?>> Slots = [];

    public static LocalDataStoreSlot AllocateDataSlot() => Thread.AllocateDataSlot();

    public static LocalDataStoreSlot AllocateNamedDataSlot(string name) => Thread.AllocateNamedDataSlot(name);

    public static LocalDataStoreSlot GetNamedDataSlot(string name) => Thread.GetNamedDataSlot(name);

    public static void FreeNamedDataSlot(string name) => Thread.FreeNamedDataSlot(name);

    public static object? GetData(LocalDataStoreSlot slot) => Operation.Current is { } operation
        ? Slots.TryGetValue(operation, out var slots) ? slots.GetValueOrDefault(slot) : null
        : Thread.GetData(slot);

    public static void SetData(LocalDataStoreSlot slot, object? data)
    {
        if (Operation.Current is { } operation)
            Slots.GetOrCreateValue(operation)[slot] = data;
        else
            Thread.SetData(slot, data);
    }

    // Schedules are sequentially consistent: inside one a barrier has nothing to order.
    public static void MemoryBarrier() => Interlocked.MemoryBarrier();

    // Where a thread runs is chance.
    public static int GetCurrentProcessorId() => Operation.Current is null ? Thread.GetCurrentProcessorId() : 0;

    public static AppDomain GetDomain() => Thread.GetDomain();

    public static int GetDomainID() => Thread.GetDomainID();

    public static void BeginCriticalRegion() => Thread.BeginCriticalRegion();

    public static void EndCriticalRegion() => Thread.EndCriticalRegion();

    public static void BeginThreadAffinity() => Thread.BeginThreadAffinity();

    public static void EndThreadAffinity() => Thread.EndThreadAffinity();
}
