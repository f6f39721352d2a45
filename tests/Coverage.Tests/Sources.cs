using System.Xml.Linq;

namespace Weft.Coverage.Tests;

/// <summary>A library of one file, on disk for the length of a test, and reports about it.</summary>
internal sealed class Sources : IDisposable
{
    public const string File = "Events/One.cs";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weft-coverage");

    public Sources(params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllLines(path, lines);
    }

    /// <summary>Reads a report with these lines of a method.</summary>
    public CoverageReport Read(string lines, string type = "Weft.One", string method = "Set", string file = File) => CoverageReport.Read(
        XDocument.Parse(
            $"""
             <coverage><packages><package><classes>
               <class name="{Escaped(type)}" filename="{file}"><methods>
                 <method name="{Escaped(method)}"><lines>{lines}</lines></method>
               </methods></class>
             </classes></package></packages></coverage>
             """),
        _folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Escaped(string name) => new XText(name).ToString();
}
