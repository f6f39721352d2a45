using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The clock that counts: inside an exploration the virtual one takes the system's place.</summary>
internal static class Clocks
{
    public static TimeProvider For(TimeProvider provider) =>
        ReferenceEquals(provider, TimeProvider.System) && Operation.Current is { } operation ? operation.Execution.Clock : provider;
}
