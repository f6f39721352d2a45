namespace Microsoft.Coyote.Runtime;

/// <summary>An assertion of a test does not hold in the schedule that is being run.</summary>
public sealed class AssertionFailureException : Exception
{
    internal AssertionFailureException(string message)
        : base(message)
    {
    }
}
