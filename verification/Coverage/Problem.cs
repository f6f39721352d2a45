namespace Weft.Coverage;

/// <summary>One thing that makes the build red.</summary>
/// <param name="File">The source file, relative to the library; null if it is the list that is wrong.</param>
/// <param name="Line">The number of the line.</param>
/// <param name="Sentence">What is wrong.</param>
public sealed record Problem(string? File, int Line, string Sentence);
