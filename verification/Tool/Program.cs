namespace Weft.Tool;

/// <summary>The <c>weft</c> command.</summary>
public static class Program
{
    /// <summary>Explores or replays as the arguments say, and returns the exit code.</summary>
    public static int Main(string[] args) => Running.Runner.Main(args);
}
