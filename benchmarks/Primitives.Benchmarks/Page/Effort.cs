namespace Weft.Benchmarks.Page;

/// <summary>How long to measure.</summary>
internal enum Effort
{
    /// <summary>Each benchmark once, which says that it runs and nothing about its speed.</summary>
    Dry,

    /// <summary>A look, in a couple of minutes.</summary>
    Quick,

    /// <summary>What the page is made from.</summary>
    Full,
}
