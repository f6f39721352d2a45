using FsCheck.Xunit;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Sequencing;

/// <summary>C1 to C8, C11 and C13 for every program in one thread; verification/Coyote has the interleavings.</summary>
[Properties(Arbitrary = [typeof(SequencerPrograms)], MaxTest = 300)]
public class TaskSequencerProperties
{
    [Property]
    public void Sequencer_AnyProgram_DoesWhatTheModelDoes(CommandProgram<SequencerCommand> program) =>
        SequencerRun.CheckBehaviour(new LibrarySequencer(), program);

    [Property(MaxTest = 150)]
    public void Sequencer_AnyProgram_KeepsNothingOfOperationsThatAreOver(CommandProgram<SequencerCommand> program) =>
        SequencerRun.CheckRetention(new LibrarySequencer(), program);

    [Property]
    public void Behaviour_OfAnotherRightSequencer_IsTheModelsToo(CommandProgram<SequencerCommand> program) =>
        SequencerRun.CheckBehaviour(new TokenKeepingSequencer(), program);

    [Fact]
    public void Programs_FixedSample_MeetEachSituationOften()
    {
        var percentages = Distribution.Of(
            SequencerPrograms.Programs(), program => SequencerRun.CheckBehaviour(new LibrarySequencer(), program));

        Assert.All(percentages, met => Assert.True(met.Value >= 10, $"Only {met.Value} % of the programs meet {met.Key}."));
    }

    [Fact]
    public void Behaviour_SuccessorStartedOnCancellation_IsRejectedByTheShortestProgram()
    {
        var judgement = Judgement.OfRejected(
            SequencerPrograms.Programs(),
            program => SequencerRun.CheckBehaviour(new ImpatientSequencer(), program));

        Assert.Equal("Queue; Queue; Cancel 0", judgement.Shrunk);
        Assert.Contains("operations handed over: the model says 0, the system 1.", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Behaviour_HandedOverOperationForgottenByAnAbort_IsRejectedByTheShortestProgram()
    {
        var judgement = Judgement.OfRejected(
            SequencerPrograms.Programs(),
            program => SequencerRun.CheckBehaviour(new ForgetfulSequencer(), program));

        Assert.Equal("Queue; Queue; Finish; Abort", judgement.Shrunk);
        Assert.Contains(
            "outcomes: the model says [Succeeded, Cancelled], the system [Succeeded, Waiting]", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_RegistrationsKept_IsRejectedByTheShortestProgram()
    {
        var judgement = Judgement.OfRejected(
            SequencerPrograms.Programs(),
            program => SequencerRun.CheckRetention(new TokenKeepingSequencer(), program));

        Assert.Equal("Queue", judgement.Shrunk);
        Assert.Contains("what operation 0 captured", judgement.Reason, StringComparison.Ordinal);
    }
}
