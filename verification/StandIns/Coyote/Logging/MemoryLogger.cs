using System.Text;

namespace Microsoft.Coyote.Logging;

/// <summary>Keeps messages; may be used from any thread.</summary>
/// <param name="level">Which messages are kept.</param>
public sealed class MemoryLogger(VerbosityLevel level) : LeveledLogger(level)
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    /// <summary>All messages so far.</summary>
    public override string ToString()
    {
        lock (_gate)
            return _text.ToString();
    }

    private protected override void Put(string text, bool isLine)
    {
        lock (_gate)
            _text.Append(isLine ? text + Environment.NewLine : text);
    }
}
