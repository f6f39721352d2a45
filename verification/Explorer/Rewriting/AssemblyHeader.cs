namespace Weft.Exploration.Rewriting;

/// <summary>What is read of an assembly before anything is done to it.</summary>
/// <param name="Version">The number that the compiler gave to this very build.</param>
/// <param name="References">The names of the assemblies that it refers to, or will refer to when it is rewritten.</param>
internal sealed record AssemblyHeader(Guid Version, IReadOnlyList<string> References);
