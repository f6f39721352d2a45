using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Random"/>: one without a seed gets one from the operation that creates it.</summary>
[Intercepts(typeof(Random))]
internal static class RandomHooks
{
    public static Random get_Shared(int site) => SharedRandom.Instance;

    public static Random New(int site) => Operation.Current is { } operation ? new Random(operation.Chance.Next()) : new Random();
}
