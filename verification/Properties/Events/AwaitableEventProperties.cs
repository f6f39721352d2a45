using FsCheck.Xunit;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Events;

/// <summary>A1 to A5, A7, A9 to A11 for every program in one thread; verification/Coyote has the interleavings.</summary>
[Properties(Arbitrary = [typeof(EventPrograms)], MaxTest = 300)]
public class AwaitableEventProperties
{
    [Property]
    public void Event_AnyProgram_DoesWhatTheModelDoes(CommandProgram<EventCommand> program) =>
        EventRun.CheckBehaviour(new LibraryEvent(), program);

    [Property]
    public void InlineEvent_AnyProgram_DoesWhatTheModelDoes(CommandProgram<EventCommand> program) =>
        EventRun.CheckBehaviour(new LibraryEvent(ContinuationMode.Inline), program, isInline: true);

    [Property(MaxTest = 50)]
    public void InlineEvent_AnyProgram_KeepsNothingOfWaitsThatAreOver(CommandProgram<EventCommand> program) =>
        EventRun.CheckRetention(new LibraryEvent(ContinuationMode.Inline), program, isInline: true);

    [Property(MaxTest = 150)]
    public void Event_AnyProgram_KeepsNothingOfWaitsThatAreOver(CommandProgram<EventCommand> program) =>
        EventRun.CheckRetention(new LibraryEvent(), program);

    [Fact]
    public void Programs_FixedSample_MeetEachSituationOften()
    {
        var percentages = Distribution.Of(EventPrograms.Programs(), program => EventRun.CheckBehaviour(new LibraryEvent(), program));

        Assert.All(percentages, met => Assert.True(met.Value >= 10, $"Only {met.Value} % of the programs meet {met.Key}."));
    }

    [Fact]
    public void Behaviour_NewestFirst_IsRejectedByTheShortestProgram()
    {
        var judgement = Judgement.OfRejected(
            EventPrograms.Programs(),
            program => EventRun.CheckBehaviour(new NewestFirstEvent(), program));

        Assert.Equal("Await; Await", judgement.Shrunk);
        Assert.Contains("waits that ended: the model says [0], the system [1].", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_CancelledWaitersKept_IsRejectedByTheShortestProgram()
    {
        var judgement = Judgement.OfRejected(
            EventPrograms.Programs(),
            program => EventRun.CheckRetention(new HoardingEvent(), program));

        Assert.Equal("WaitAsyncWithToken; Cancel 0; Resume", judgement.Shrunk);
        Assert.Contains("[the task of wait 0]", judgement.Reason, StringComparison.Ordinal);
    }
}
