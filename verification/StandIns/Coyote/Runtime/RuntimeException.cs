namespace Microsoft.Coyote.Runtime;

/// <summary>What Coyote's own exceptions have in common.</summary>
public class RuntimeException : Exception
{
    internal RuntimeException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
