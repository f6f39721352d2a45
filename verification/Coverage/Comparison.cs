namespace Weft.Coverage;

/// <summary>Compares a report with the list of exceptions.</summary>
public static class Comparison
{
    /// <summary>What is wrong, in sentences; nothing if the tests reach all that they have to, and the list says no more.</summary>
    /// <param name="report">What the tests reached.</param>
    /// <param name="list">What they need not reach.</param>
    /// <param name="isTest">Whether there is a test of that name.</param>
    public static IEnumerable<Problem> Of(CoverageReport report, ExceptionList list, Func<string, bool> isTest)
    {
        foreach (var gap in report.Gaps)
        {
            if (!list.Gaps.Any(listed => listed.Allows(gap)))
                yield return new Problem(gap.File, gap.Line, $"{gap.InWords}, in {gap.Member}: {gap.Text}");
        }

        foreach (var listed in list.Gaps)
        {
            if (!listed.IsByChance && !report.Gaps.Any(listed.Allows))
                yield return new Problem(null, 0, $"the exception does not apply any more, take it away: {listed}");
        }

        foreach (var test in list.Tests.Distinct())
        {
            if (!isTest(test))
                yield return new Problem(null, 0, $"an exception names a test that does not exist: {test}");
        }
    }
}
