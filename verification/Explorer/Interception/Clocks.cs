using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The system's clock is the virtual one inside an exploration.</summary>
[Intercepts(typeof(TimeProvider))]
internal static class Clocks
{
    public static TimeProvider get_System(int site) => For(TimeProvider.System);

    public static TimeProvider For(TimeProvider provider) =>
        ReferenceEquals(provider, TimeProvider.System) && Operation.Current is { } operation ? operation.Execution.Clock : provider;
}
