namespace Weft.Exploration.Interception;

/// <summary>The families of what would end the process.</summary>
internal static class EndFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Ends of the process")
        {
            Covers =
            [
                "System.Environment",
                "System.Diagnostics.Debug",
                "System.Diagnostics.Trace",
            ],
            Harmless =
            [
                "System.Environment",
                "System.Diagnostics.Debug",
                "System.Diagnostics.Trace",
            ],
        },
    ];
}
