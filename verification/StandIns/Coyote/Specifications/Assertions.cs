using System.Globalization;
using Microsoft.Coyote.Runtime;
using Weft.Exploration;

namespace Microsoft.Coyote.Specifications;

/// <summary>How an assertion fails: it violates the schedule whoever catches the exception.</summary>
internal static class Assertions
{
    public static void Check(bool predicate)
    {
        if (!predicate)
            throw Failure("An assertion failed.");
    }

    public static void Check(bool predicate, string s, params object?[] args)
    {
        if (!predicate)
            throw Failure(s, args);
    }

    // A message without arguments is taken as it is: braces in it are text.
    public static AssertionFailureException Failure(string s, params object?[] args)
    {
        var failure = new AssertionFailureException(args.Length == 0 ? s : string.Format(CultureInfo.InvariantCulture, s, args));
        Interleaving.Violated(failure);
        ExploredRuntime.Current.Failed(failure);
        return failure;
    }
}
