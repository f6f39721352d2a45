using System.Globalization;

namespace Microsoft.Coyote.Logging;

/// <summary>Passes on the messages that matter enough.</summary>
public abstract class LeveledLogger : ILogger
{
    private readonly VerbosityLevel _level;

    private protected LeveledLogger(VerbosityLevel level) => _level = level;

    /// <inheritdoc/>
    public void Write(string value) => Pass(LogSeverity.Info, value, isLine: false);

    /// <inheritdoc/>
    public void Write(string format, object? arg0) => Pass(LogSeverity.Info, Format(format, arg0), isLine: false);

    /// <inheritdoc/>
    public void Write(string format, object? arg0, object? arg1) => Pass(LogSeverity.Info, Format(format, arg0, arg1), isLine: false);

    /// <inheritdoc/>
    public void Write(string format, object? arg0, object? arg1, object? arg2) =>
        Pass(LogSeverity.Info, Format(format, arg0, arg1, arg2), isLine: false);

    /// <inheritdoc/>
    public void Write(string format, params object?[] args) => Pass(LogSeverity.Info, Format(format, args), isLine: false);

    /// <inheritdoc/>
    public void Write(LogSeverity severity, string value) => Pass(severity, value, isLine: false);

    /// <inheritdoc/>
    public void Write(LogSeverity severity, string format, object? arg0) => Pass(severity, Format(format, arg0), isLine: false);

    /// <inheritdoc/>
    public void Write(LogSeverity severity, string format, object? arg0, object? arg1) =>
        Pass(severity, Format(format, arg0, arg1), isLine: false);

    /// <inheritdoc/>
    public void Write(LogSeverity severity, string format, object? arg0, object? arg1, object? arg2) =>
        Pass(severity, Format(format, arg0, arg1, arg2), isLine: false);

    /// <inheritdoc/>
    public void Write(LogSeverity severity, string format, params object?[] args) => Pass(severity, Format(format, args), isLine: false);

    /// <inheritdoc/>
    public void WriteLine(string value) => Pass(LogSeverity.Info, value, isLine: true);

    /// <inheritdoc/>
    public void WriteLine(string format, object? arg0) => Pass(LogSeverity.Info, Format(format, arg0), isLine: true);

    /// <inheritdoc/>
    public void WriteLine(string format, object? arg0, object? arg1) => Pass(LogSeverity.Info, Format(format, arg0, arg1), isLine: true);

    /// <inheritdoc/>
    public void WriteLine(string format, object? arg0, object? arg1, object? arg2) =>
        Pass(LogSeverity.Info, Format(format, arg0, arg1, arg2), isLine: true);

    /// <inheritdoc/>
    public void WriteLine(string format, params object?[] args) => Pass(LogSeverity.Info, Format(format, args), isLine: true);

    /// <inheritdoc/>
    public void WriteLine(LogSeverity severity, string value) => Pass(severity, value, isLine: true);

    /// <inheritdoc/>
    public void WriteLine(LogSeverity severity, string format, object? arg0) => Pass(severity, Format(format, arg0), isLine: true);

    /// <inheritdoc/>
    public void WriteLine(LogSeverity severity, string format, object? arg0, object? arg1) =>
        Pass(severity, Format(format, arg0, arg1), isLine: true);

    /// <inheritdoc/>
    public void WriteLine(LogSeverity severity, string format, object? arg0, object? arg1, object? arg2) =>
        Pass(severity, Format(format, arg0, arg1, arg2), isLine: true);

    /// <inheritdoc/>
    public void WriteLine(LogSeverity severity, string format, params object?[] args) => Pass(severity, Format(format, args), isLine: true);

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    private protected abstract void Put(string text, bool isLine);

    private static string Format(string format, params object?[] args) => string.Format(CultureInfo.InvariantCulture, format, args);

    private void Pass(LogSeverity severity, string text, bool isLine)
    {
        var needed = severity switch
        {
            LogSeverity.Debug => VerbosityLevel.Debug,
            LogSeverity.Info => VerbosityLevel.Info,
            LogSeverity.Warning => VerbosityLevel.Warning,
            _ => VerbosityLevel.Error,
        };
        if (_level >= needed)
            Put(text, isLine);
    }
}
