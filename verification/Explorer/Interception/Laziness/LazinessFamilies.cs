namespace Weft.Exploration.Interception;

/// <summary>The families of values that are made when they are first asked for.</summary>
internal static class LazinessFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Lazy")
        {
            Covers =
            [
                "System.Lazy`1",
                "System.Lazy`2",
            ],
        },
        new("LazyInitializer")
        {
            Covers =
            [
                "System.Threading.LazyInitializer",
            ],
        },
    ];
}
