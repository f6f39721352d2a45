using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Random"/> as a base: one that derives from it without a seed gets one from the operation that creates it.</summary>
[Intercepts(typeof(Random), OnBase = true)]
internal static class RandomOnBaseHooks
{
    public static void New(Random random, int site)
    {
        if (Operation.Current is { } operation)
            Construct(random, operation.Chance.Next());
        else
            Construct(random);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = ".ctor")]
    private static extern void Construct(Random random);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = ".ctor")]
    private static extern void Construct(Random random, int seed);
}
