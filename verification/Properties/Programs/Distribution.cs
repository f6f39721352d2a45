using FsCheck;
using FsCheck.Fluent;

namespace Weft.Verification.Properties.Programs;

/// <summary>How often generated programs meet the situations that they are generated for.</summary>
public static class Distribution
{
    private const int Programs = 400;
    private const int Size = 40;

    /// <summary>The percentage of programs that meet each situation at least once, over a sample that is the same in every run.</summary>
    public static IReadOnlyDictionary<TSituation, int> Of<TCommand, TSituation>(
        Arbitrary<CommandProgram<TCommand>> programs,
        Func<CommandProgram<TCommand>, IEnumerable<TSituation>> run)
        where TSituation : struct, Enum
    {
        var met = programs.Generator
            .Sample(Programs, new Rnd(20210302, 20220913), Size)
            .SelectMany(program => run(program).Distinct())
            .CountBy(situation => situation)
            .ToDictionary();
        return Enum.GetValues<TSituation>().ToDictionary(
            situation => situation, situation => 100 * met.GetValueOrDefault(situation) / Programs);
    }
}
