using Weft.Exploration.Reports;

namespace Weft.Exploration.Scheduling;

/// <summary>How one schedule ended, unless it ended well.</summary>
/// <param name="Kind">What went wrong; null when the test is refused.</param>
/// <param name="Message">What went wrong, in words.</param>
/// <param name="Exception">The exception behind it.</param>
internal sealed record Outcome(ViolationKind? Kind, string Message, Exception? Exception = null)
{
    public static Outcome Refused(string message) => new(null, message);

    /// <summary>The same thing went wrong in the same words.</summary>
    public bool IsSameAs(Outcome? other) => other is not null && Kind == other.Kind && Message == other.Message;

    public static Outcome Unhandled(Exception exception)
    {
        var type = exception.GetType();
        // Assertion libraries have no type in common; their exceptions say by name what they are.
        var isAssertion = type.Name.Contains("Assert", StringComparison.Ordinal) || type.Namespace == "Xunit.Sdk";
        return isAssertion
            ? new Outcome(ViolationKind.Assertion, exception.Message, exception)
            : new Outcome(ViolationKind.Exception, $"{type.FullName}: {exception.Message}", exception);
    }
}
