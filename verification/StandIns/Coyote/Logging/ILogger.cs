namespace Microsoft.Coyote.Logging;

/// <summary>Takes the messages of a test.</summary>
public interface ILogger : IDisposable
{
    /// <summary>Takes a text, as information.</summary>
    void Write(string value);

    /// <summary>Takes a text, as information.</summary>
    void Write(string format, object? arg0);

    /// <summary>Takes a text, as information.</summary>
    void Write(string format, object? arg0, object? arg1);

    /// <summary>Takes a text, as information.</summary>
    void Write(string format, object? arg0, object? arg1, object? arg2);

    /// <summary>Takes a text, as information.</summary>
    void Write(string format, params object?[] args);

    /// <summary>Takes a text that matters as much as said.</summary>
    void Write(LogSeverity severity, string value);

    /// <summary>Takes a text that matters as much as said.</summary>
    void Write(LogSeverity severity, string format, object? arg0);

    /// <summary>Takes a text that matters as much as said.</summary>
    void Write(LogSeverity severity, string format, object? arg0, object? arg1);

    /// <summary>Takes a text that matters as much as said.</summary>
    void Write(LogSeverity severity, string format, object? arg0, object? arg1, object? arg2);

    /// <summary>Takes a text that matters as much as said.</summary>
    void Write(LogSeverity severity, string format, params object?[] args);

    /// <summary>Takes a line, as information.</summary>
    void WriteLine(string value);

    /// <summary>Takes a line, as information.</summary>
    void WriteLine(string format, object? arg0);

    /// <summary>Takes a line, as information.</summary>
    void WriteLine(string format, object? arg0, object? arg1);

    /// <summary>Takes a line, as information.</summary>
    void WriteLine(string format, object? arg0, object? arg1, object? arg2);

    /// <summary>Takes a line, as information.</summary>
    void WriteLine(string format, params object?[] args);

    /// <summary>Takes a line that matters as much as said.</summary>
    void WriteLine(LogSeverity severity, string value);

    /// <summary>Takes a line that matters as much as said.</summary>
    void WriteLine(LogSeverity severity, string format, object? arg0);

    /// <summary>Takes a line that matters as much as said.</summary>
    void WriteLine(LogSeverity severity, string format, object? arg0, object? arg1);

    /// <summary>Takes a line that matters as much as said.</summary>
    void WriteLine(LogSeverity severity, string format, object? arg0, object? arg1, object? arg2);

    /// <summary>Takes a line that matters as much as said.</summary>
    void WriteLine(LogSeverity severity, string format, params object?[] args);
}
