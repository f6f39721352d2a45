using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FsCheck.Xunit;

/// <summary>What a failing property says: the counterexample before and after shrinking, and the lines that meet it again.</summary>
internal static class FailureText
{
    private const string Indent = "  ";

    public static string Falsifiable(MethodInfo method, TestResult.Failed failed)
    {
        var data = failed.Item1;
        string[] lines =
        [
            "",
            $"Falsifiable, after {Count(data.NumberOfTests, "test")} ({Count(data.NumberOfShrinks, "shrink")}).",
            .. data.Labels.Select(label => $"Label: {label}"),
            "Shrunk:",
            .. Arguments(method, failed.Item3),
            "Original:",
            .. Arguments(method, failed.Item2),
            $"Seed of the run: ({ReplayValue.Run(failed)}), of the failing step: ({ReplayValue.FailingStep(failed)})",
            $"Replay: [Property(Replay = \"{ReplayValue.FailingStep(failed)}\")]",
            "",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    public static string Exhausted(TestResult.Exhausted exhausted) =>
        $"Arguments exhausted after {Count(exhausted.Item.NumberOfTests, "test")}: "
        + "a condition rejects most arguments; generate fitting ones instead, or raise MaxRejected.";

    /// <summary>What the property threw. FsCheck waits for a task, which wraps a single exception; the wrapper says nothing.</summary>
    public static Exception? Cause(TestResult.Failed failed) => (failed.Item4 as Outcome.Failed)?.Item switch
    {
        AggregateException { InnerExceptions: [var only] } => only,
        var other => other,
    };

    private static IEnumerable<string> Arguments(MethodInfo method, IEnumerable<object?> arguments)
    {
        var parameters = method.GetParameters();
        foreach (var (index, argument) in Flatten(arguments, parameters.Length).Index())
        {
            // A property that quantifies inside its body has more arguments than parameters.
            var name = index < parameters.Length ? $"{parameters[index].Name} = " : "";
            var value = Describe(argument).ReplaceLineEndings(Environment.NewLine + Indent + Indent);
            yield return Indent + name + value;
        }
    }

    /// <summary>FsCheck passes the arguments of a method with several parameters as one tuple.</summary>
    private static IEnumerable<object?> Flatten(IEnumerable<object?> arguments, int parameters) =>
        arguments.SelectMany((argument, index) =>
            index == 0 && parameters > 1 && argument is ITuple tuple && tuple.Length == parameters
                ? Enumerable.Range(0, tuple.Length).Select(place => tuple[place])
                : [argument]);

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        IEnumerable many when PrintsItsTypeOnly(many) => $"[{string.Join(", ", many.Cast<object?>().Select(Describe))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static bool PrintsItsTypeOnly(object value) => value is Array || value.ToString() == value.GetType().ToString();

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
