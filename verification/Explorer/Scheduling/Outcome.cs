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
        // A blocking wait wraps what it finds; an assertion inside is still one.
        var assertion = exception is AggregateException several ? several.Flatten().InnerExceptions.FirstOrDefault(IsAssertion)
            : IsAssertion(exception) ? exception : null;
        return assertion is not null
            ? new Outcome(ViolationKind.Assertion, assertion.Message, assertion)
            : new Outcome(ViolationKind.Exception, $"{exception.GetType().FullName}: {exception.Message}", exception);
    }

    // Assertion libraries have no type in common; their exceptions say by name what they are.
    private static bool IsAssertion(Exception exception) =>
        exception.GetType().Name.Contains("Assert", StringComparison.Ordinal) || exception.GetType().Namespace == "Xunit.Sdk";
}
