namespace Microsoft.Coyote.Runtime;

/// <summary>An assertion of a test does not hold in the schedule that is being run.</summary>
public sealed class AssertionFailureException : RuntimeException
{
    internal AssertionFailureException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
