namespace Weft;

/// <summary>Refuses options of an await that mean nothing.</summary>
internal static class ConfigureAwaitChecks
{
    private const ConfigureAwaitOptions WithAnyResult =
        ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding;

    public static void ThrowIfUnknown(ConfigureAwaitOptions options)
    {
        if ((options & ~(WithAnyResult | ConfigureAwaitOptions.SuppressThrowing)) != 0)
            throw new ArgumentOutOfRangeException(nameof(options), options, "The options hold an unknown bit; use the named ones.");
    }

    public static void ThrowIfUnknownOrSuppressing(ConfigureAwaitOptions options)
    {
        if ((options & ~WithAnyResult) != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options,
                "The options hold a bit that means nothing here, for there would be no result; await the task and catch what it throws.");
        }
    }
}
