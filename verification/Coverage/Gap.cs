namespace Weft.Coverage;

/// <summary>A line that no test reaches, or of which no test takes every branch.</summary>
/// <param name="File">The source file, relative to the library.</param>
/// <param name="Member">The method or property that the line is in.</param>
/// <param name="Line">The number of the line.</param>
/// <param name="Text">The line, without the blanks around it.</param>
/// <param name="Branches">How many branches of it are taken, as the report says it; null if the line is not reached.</param>
public sealed record Gap(string File, string Member, int Line, string Text, string? Branches)
{
    /// <summary>What is the matter with it, in words.</summary>
    public string InWords => Branches is null ? "no test reaches this line" : $"no test takes all branches of this line ({Branches})";
}
