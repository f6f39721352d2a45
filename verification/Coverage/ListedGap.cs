using System.Xml.Linq;

namespace Weft.Coverage;

/// <summary>An entry of the list: a line that need not be reached, or a whole file.</summary>
/// <param name="File">The source file, relative to the library.</param>
/// <param name="Member">The method or property that the line is in; null for the whole file.</param>
/// <param name="Text">The line, without the blanks around it; null for the whole file.</param>
/// <param name="IsByChance">Whether some runs reach it and others do not.</param>
public sealed record ListedGap(string File, string? Member, string? Text, bool IsByChance)
{
    /// <summary>Whether it allows a gap.</summary>
    public bool Allows(Gap gap) => gap.File == File && (Text is null || (gap.Member == Member && gap.Text == Text));

    /// <summary>The entry in words.</summary>
    public override string ToString() => Text is null ? File : $"{File}, {Member}: {Text}";

    internal static ListedGap Read(XElement entry, bool isByChance)
    {
        var isFile = entry.Name == "file";
        if (!isFile && (entry.Name != "line" || entry.Attribute("in") is null || entry.Attribute("member") is null))
        {
            throw new InvalidDataException(
                $"The list of exceptions has {entry}; an entry is <file>F</file> or <line in=\"F\" member=\"M\">text</line>.");
        }

        return isFile
            ? new ListedGap(entry.Value.Trim(), null, null, isByChance)
            : new ListedGap(entry.Attribute("in")!.Value, entry.Attribute("member")!.Value, entry.Value.Trim(), isByChance);
    }
}
