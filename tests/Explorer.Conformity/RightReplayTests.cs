namespace Weft.Exploration.Conformity;

/// <summary>The same choices give the same steps in every right program.</summary>
public class RightReplayTests : ReplayTests
{
    public static TheoryData<string> All => [.. Programs.With<CorrectAttribute>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Schedules_TenThousandTimes_TakeTheSameSteps(string program) => AssertTakesTheSameSteps(program);
}
