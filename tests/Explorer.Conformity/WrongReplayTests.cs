namespace Weft.Exploration.Conformity;

/// <summary>The same choices give the same steps in every wrong program, in the schedules that show nothing.</summary>
public class WrongReplayTests : ReplayTests
{
    public static TheoryData<string> All => [.. Programs.With<WrongAttribute>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Schedules_TenThousandTimes_TakeTheSameSteps(string program) => AssertTakesTheSameSteps(program);
}
