namespace Weft.Exploration.Interception;

/// <summary><see cref="TimeProvider"/>: the system's clock is the virtual one inside an exploration.</summary>
[Intercepts(typeof(TimeProvider))]
internal static class TimeProviderHooks
{
    public static TimeProvider get_System(int site) => Clocks.For(TimeProvider.System);
}
