using System.Globalization;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// Two hundred random programs, explored exhaustively, against the oracle: the same interleavings, each once, and the same values at
/// their ends. What is compared are the oracle's own signatures of what was seen to happen, so nothing that the explorer believes about a
/// schedule can hide a difference.
/// </summary>
public class ExhaustiveTests
{
    public static TheoryData<int> Parts => RandomPrograms.Parts;

    [Theory]
    [MemberData(nameof(Parts))]
    public void Exhaustive_RandomPrograms_VisitsEveryInterleavingOnce(int first) => RandomPrograms.AssertAgreement(
        first,
        program => Compare(program, bound: null));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Exhaustive_RandomProgramsWithinBounds_VisitsThoseWithFewPreemptions(int first) => RandomPrograms.AssertAgreement(
        first,
        program => string.Concat(Enumerable.Range(0, 3).Select(bound => Compare(program, bound))));

    /// <summary>Programs that ask whether a lock is held make leaving it a step; with a bound that makes a difference.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void Exhaustive_ReleaseIsAStep_VisitsEveryInterleavingOnce(int first) => RandomPrograms.AssertAgreement(
        first,
        program => program.Locks == 0
            ? ""
            : Compare(program, bound: null, isReleaseAStep: true) + Compare(program, bound: 1, isReleaseAStep: true));

    /// <summary>The bound rises from zero, so what is found first needs as few preemptions as anything.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void Exhaustive_EndThatViolates_IsFoundWithTheFewestPreemptions(int first) => RandomPrograms.AssertAgreement(first, program =>
    {
        var ends = PartialOrders.Of(program).Classes.Values.GroupBy(
            one => one.Final, (final, classes) => (Final: final, Least: classes.Min(one => one.Preemptions)));
        var hardest = ends.OrderBy(end => end.Final, StringComparer.Ordinal).MaxBy(end => end.Least);
        var preemptions = new Visits(program).PreemptionsUntil(hardest.Final);

        return RandomPrograms.Differences((
            preemptions == hardest.Least,
            $"the end {hardest.Final} was found with {preemptions?.ToString(CultureInfo.InvariantCulture) ?? "no schedule and so no"} "
                + $"preemptions, not {hardest.Least}"));
    });

    /// <summary>Known answers again: here it is seen which interleavings they are, not only how many.</summary>
    [Fact]
    public void Exhaustive_KnownPrograms_VisitsEveryInterleavingOnce()
    {
        SmallProgram[] programs =
        [
            KnownPrograms.IndependentReads, KnownPrograms.Increments(3), KnownPrograms.PairsOfAtomicIncrements(3),
            KnownPrograms.LastZero(5), KnownPrograms.LockedIncrements(4), KnownPrograms.Fibonacci(2),
        ];

        int?[] bounds = [null, 0, 1, 2];

        Assert.Equal("", string.Concat(programs.SelectMany(program => bounds.Select(bound => Compare(program, bound)))));
    }

    /// <summary>
    /// Programs that have misled the reduction: where a sequence was put beside another one that it belongs below, an interleaving was
    /// lost, or a schedule was run in vain.
    /// </summary>
    [Theory]
    [InlineData("w x, r y ‖ r y, r x ‖ r x ‖ r y, r y, r x")]
    [InlineData("w y ‖ r x, w x ‖ r y, w y, w x")]
    [InlineData("n x ‖ r y, stop y ‖ stop x, w y, cas x 1 1, r y")]
    public void Exhaustive_MisleadingPrograms_VisitsEveryInterleavingOnce(string program) =>
        Assert.Equal("", Compare(SmallProgram.Parse(program), bound: null));

    private static string Compare(SmallProgram program, int? bound, bool isReleaseAStep = false)
    {
        var answers = PartialOrders.Of(program, isReleaseAStep);
        var expected = answers.Within(bound).ToDictionary();
        var visits = new Visits(program);
        var report = visits.Exhaustively(bound, isReleaseAStep);

        // A bound that keeps nothing out need not be spoken of; one that does has to be.
        var mayBeWhole = expected.Count == answers.Interleavings;
        var isWhole = bound is null || (mayBeWhole && report.Verdict == Verdict.EveryInterleavingExplored);
        var verdict = isWhole ? Verdict.EveryInterleavingExplored : Verdict.EveryInterleavingWithinBound;
        var missing = expected.Keys.Except(visits.Times.Keys).ToArray();
        var extra = visits.Times.Keys.Except(expected.Keys).ToArray();
        var repeated = visits.Times.Count(one => one.Value > 1);
        var differences = RandomPrograms.Differences(
            (report.Verdict == verdict, Explored.Describe(report)),
            (report.Bound == (isWhole ? null : bound), $"bound {report.Bound}"),
            (report.Interleavings == expected.Count, $"{report.Interleavings} interleavings, not {expected.Count}"),
            (bound is not null || report.Redundant == 0, $"{report.Redundant} redundant"),
            (missing.Length == 0, $"{missing.Length} missing, such as {missing.FirstOrDefault()}"),
            (extra.Length == 0, $"{extra.Length} too many, such as {extra.FirstOrDefault()}"),
            (repeated == 0, $"{repeated} visited again"),
            (visits.Signatures.Distinct().Count() == visits.Signatures.Count, "a signature that is not the only one of its kind"),
            (visits.Finals.SetEquals(expected.Values.Select(one => one.Final)), "other values at the end"));
        return differences.Length == 0 ? "" : $"within {bound?.ToString(CultureInfo.InvariantCulture) ?? "no bound"}: {differences}\n";
    }
}
