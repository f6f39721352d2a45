using FsCheck.Xunit;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Tasks;

/// <summary>D1 to D4, D6, D7 for every program of methods in one thread; verification/Coyote has the interleavings.</summary>
[Properties(Arbitrary = [typeof(MethodPrograms)], MaxTest = 1_000)]
public class SimpleTaskProperties
{
    [Property]
    public void Methods_AnyProgram_DoWhatTheModelDoes(CommandProgram<MethodCommand> program) => MethodRun.Check(program);

    [Fact]
    public void Behaviour_PolicyThatCalleesInherit_IsRejectedByTheShortestProgram()
    {
        var judgement = Judgement.OfRejected(MethodPrograms.Programs(), program => MethodRun.Check(program, leaks: true));

        Assert.Equal(3, judgement.Shrunk.Split("; ").Length);
        Assert.StartsWith("Arm; Call; ", judgement.Shrunk, StringComparison.Ordinal);
    }
}
