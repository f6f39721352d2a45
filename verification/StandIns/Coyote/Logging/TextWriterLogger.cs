namespace Microsoft.Coyote.Logging;

/// <summary>Writes messages to a writer, from one thread at a time.</summary>
/// <param name="logger">Where they go.</param>
/// <param name="level">Which messages are passed on.</param>
public sealed class TextWriterLogger(TextWriter logger, VerbosityLevel level) : LeveledLogger(level)
{
    private readonly Lock _gate = new();

    private protected override void Put(string text, bool isLine)
    {
        lock (_gate)
            logger.Write(isLine ? text + Environment.NewLine : text);
    }
}
