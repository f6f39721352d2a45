namespace Microsoft.Coyote.Logging;

/// <summary>Writes messages to the console.</summary>
/// <param name="level">Which messages are passed on.</param>
public sealed class ConsoleLogger(VerbosityLevel level) : LeveledLogger(level)
{
    private protected override void Put(string text, bool isLine) => Console.Write(isLine ? text + Environment.NewLine : text);
}
