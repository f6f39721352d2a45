namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of Barrier, alone.</summary>
public static class BarrierScript
{
    public static string Phases()
    {
        var script = new Transcript();
        var runs = 0;
        var barrier = new Barrier(1, _ => runs++);
        script.Note(() => new Barrier(-1));
        script.Note(() => new Barrier(32_768));
        script.Note(() => new Barrier(0).SignalAndWait());
        script.Note(() => barrier.ParticipantCount);
        script.Note(() => barrier.ParticipantsRemaining);
        script.Note(() => barrier.CurrentPhaseNumber);
        script.Note(() => barrier.SignalAndWait());
        script.Note(() => barrier.SignalAndWait(0));
        script.Note(() => barrier.SignalAndWait(-2));
        script.Note(() => barrier.SignalAndWait(TimeSpan.Zero));
        script.Note(() => barrier.SignalAndWait(TimeSpan.MaxValue));
        script.Note(() => barrier.SignalAndWait(Cancelled()));
        script.Note(() => barrier.SignalAndWait(1, CancellationToken.None));
        script.Note(() => barrier.SignalAndWait(TimeSpan.Zero, Cancelled()));
        script.Note(() => barrier.SignalAndWait(CancellationToken.None));
        script.Note(() => barrier.CurrentPhaseNumber);
        script.Note(() => runs);
        return script.ToString();
    }

    public static string Participants()
    {
        var script = new Transcript();
        var barrier = new Barrier(1);
        script.Note(() => barrier.AddParticipant());
        script.Note(() => barrier.AddParticipants(2));
        script.Note(() => barrier.AddParticipants(0));
        script.Note(() => barrier.AddParticipants(40_000));
        script.Note(() => barrier.AddParticipants(32_767));
        script.Note(() => barrier.ParticipantCount);
        script.Note(() => barrier.SignalAndWait(0));
        script.Note(() => barrier.SignalAndWait(1));
        script.Note(() => barrier.ParticipantsRemaining);
        script.Note(() => barrier.RemoveParticipant());
        script.Note(() => barrier.RemoveParticipants(0));
        script.Note(() => barrier.RemoveParticipants(9));
        script.Note(() => barrier.RemoveParticipants(2));
        script.Note(() => barrier.SignalAndWait(0));
        script.Note(() => barrier.RemoveParticipant());
        script.Note(() => barrier.ParticipantCount);
        script.Note(() => barrier.SignalAndWait());
        return script.ToString();
    }

    public static string Action()
    {
        var script = new Transcript();
        Barrier barrier = null!;
        barrier = new Barrier(1, other => script.Note(() => other.SignalAndWait()));
        script.Note(() => barrier.SignalAndWait());
        barrier = new Barrier(1, other => other.AddParticipant());
        script.Note(() => barrier.SignalAndWait());
        barrier = new Barrier(1, other => other.RemoveParticipant());
        script.Note(() => barrier.SignalAndWait());
        script.Note(() => barrier.SignalAndWait());
        script.Note(() => barrier.CurrentPhaseNumber);
        barrier = new Barrier(1, other => other.Dispose());
        script.Note(() => barrier.SignalAndWait());
        barrier = new Barrier(1, other => Assert.Equal(0, other.CurrentPhaseNumber + other.ParticipantCount - other.ParticipantsRemaining));
        script.Note(() => barrier.SignalAndWait());
        return script.ToString();
    }

    public static string Disposed()
    {
        var script = new Transcript();
        var barrier = new Barrier(1);
        script.Note(() => barrier.Dispose());
        script.Note(() => barrier.Dispose());
        script.Note(() => barrier.SignalAndWait());
        script.Note(() => barrier.SignalAndWait(0));
        script.Note(() => barrier.AddParticipant());
        script.Note(() => barrier.RemoveParticipant());
        script.Note(() => barrier.ParticipantCount);
        return script.ToString();
    }

    private static CancellationToken Cancelled() => new(true);
}
