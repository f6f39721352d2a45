using System.Xml;
using System.Xml.Linq;
using Weft.Coverage;

// Called by tests/Primitives.Tests when its tests have run: reads what they reached, and ends with 1 if that is not all that it has to be.
// The newest report counts: a folder of results keeps those of earlier runs.
if (args is not [var results, var listFile, var root])
{
    Console.Error.WriteLine("usage: Weft.Coverage <folder of results> <list of exceptions> <root of the repository>");
    return 2;
}

var reports = Directory.Exists(results)
    ? new DirectoryInfo(results).GetFiles("coverage.cobertura.xml", SearchOption.AllDirectories)
    : [];
if (reports.MaxBy(file => file.LastWriteTimeUtc) is not { } newest)
{
    Console.Error.WriteLine($"{listFile} : error COVERAGE: there is no coverage.cobertura.xml in {results}; the tests did not measure.");
    return 1;
}

var sources = Path.Combine(root, "src", "Primitives");
var report = CoverageReport.Read(XDocument.Load(newest.FullName), sources);
ExceptionList list;
try
{
    list = ExceptionList.Read(XDocument.Load(listFile), OperatingSystem.IsOSPlatform);
}
catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException)
{
    Console.Error.WriteLine($"{listFile} : error COVERAGE: {exception.Message}");
    return 2;
}

string[] folders = ["verification", "tests"];
var tests = folders
    .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*Tests.cs", SearchOption.AllDirectories))
    .Select(File.ReadAllText)
    .ToArray();

var problems = Comparison.Of(
    report, list, test => tests.Any(text => text.Contains($" {test}(", StringComparison.Ordinal))).ToArray();
foreach (var problem in problems)
{
    var place = problem.File is null ? listFile : $"{Path.Combine(sources, problem.File)}({problem.Line})";
    Console.Error.WriteLine($"{place} : error COVERAGE: {problem.Sentence}");
}

Console.WriteLine($"coverage: {report.Lines} lines, {report.Gaps.Count} not reached or not in every way, {problems.Length} problems");
return problems.Length == 0 ? 0 : 1;
