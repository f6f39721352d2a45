using System.Globalization;
using Microsoft.Coyote.Runtime;
using Weft.Exploration;

namespace Microsoft.Coyote.Specifications;

/// <summary>What a test states about each schedule.</summary>
/// <remarks>
/// A statement that does not hold counts whoever catches the exception: operations hand theirs to tasks that nobody may await.
/// </remarks>
public static class Specification
{
    /// <summary>States that <paramref name="predicate"/> holds; if it does not, this schedule violates the test.</summary>
    public static void Assert(bool predicate, string s, object? arg0)
    {
        if (!predicate) throw Failure(s, arg0);
    }

    /// <inheritdoc cref="Assert(bool, string, object?)"/>
    public static void Assert(bool predicate, string s, object? arg0, object? arg1)
    {
        if (!predicate) throw Failure(s, arg0, arg1);
    }

    /// <inheritdoc cref="Assert(bool, string, object?)"/>
    public static void Assert(bool predicate, string s, object? arg0, object? arg1, object? arg2)
    {
        if (!predicate) throw Failure(s, arg0, arg1, arg2);
    }

    /// <inheritdoc cref="Assert(bool, string, object?)"/>
    public static void Assert(bool predicate, string s, params object?[] args)
    {
        if (!predicate) throw Failure(s, args);
    }

    // A message without arguments is taken as it is: braces in it are text.
    private static AssertionFailureException Failure(string s, params object?[] args)
    {
        var failure = new AssertionFailureException(args.Length == 0 ? s : string.Format(CultureInfo.InvariantCulture, s, args));
        Interleaving.Violated(failure);
        return failure;
    }
}
