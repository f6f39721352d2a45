namespace Microsoft.Coyote.Logging;

/// <summary>Drops messages: nobody has asked for them.</summary>
internal sealed class SilentLogger() : LeveledLogger(VerbosityLevel.None)
{
    public static SilentLogger Instance { get; } = new();

    private protected override void Put(string text, bool isLine)
    {
    }
}
