namespace Weft.Exploration.Rewriting;

/// <summary>Where a type comes from, as far as stand-ins are concerned.</summary>
internal enum Origin
{
    /// <summary>From anywhere else, or a stand-in takes its place.</summary>
    Ordinary,

    /// <summary>From an assembly that has a stand-in, which lacks this type.</summary>
    BesideStandIn,

    /// <summary>From an assembly that would need a stand-in, and there is none.</summary>
    WithoutStandIn,
}
