using Microsoft.Coyote.Random;
using Microsoft.Coyote.Runtime;

namespace Weft.CoyoteApi.Tests.SystematicTesting;

/// <summary>What the engine is given to explore.</summary>
internal static class Programs
{
    public static async Task IsWell() => await Task.WhenAll([Task.Run(SchedulingPoint.Interleave), Task.Run(SchedulingPoint.Interleave)]);

    public static async Task LosesACount()
    {
        var count = new int[1];
        await Task.WhenAll([Task.Run(Count), Task.Run(Count)]);
        Specification.Assert(count[0] == 2, "The count is {0}.", count[0]);

        void Count()
        {
            var seen = count[0];
            SchedulingPoint.Interleave();
            count[0] = seen + 1;
        }
    }

    public static void DrawsOneOfAThousand() => Specification.Assert(Generator.Create().NextInteger(1000) % 50 != 0, "a round number");

    public static void IsNotControlled()
    {
        // Queries that run in parallel divide their work among threads of the real pool.
        _ = ParallelEnumerable.Range(0, 2).Sum();
    }

    public static void NeverEnds()
    {
        while (true)
            SchedulingPoint.Interleave();
    }

    public static void NeverEndsHot()
    {
        Specification.IsEventuallyCompletedSuccessfully(new TaskCompletionSource().Task);
        NeverEnds();
    }

    public static async Task UsesTheRuntimeAsync(ICoyoteRuntime runtime)
    {
        runtime.Logger.WriteLine("draws");
        await Task.Yield();
        var drawn = runtime.RandomInteger(6);
        runtime.Assert(drawn != 5, "drawn {0}", drawn);
    }

    public static void UsesTheRuntime(ICoyoteRuntime runtime) =>
        runtime.Assert(runtime == RuntimeProvider.Current && runtime.Logger is null);
}
