namespace Weft.Verification.Properties.Sequencing;

/// <summary>What makes a program worth running; the generator has to reach each of them often.</summary>
public enum SequencerSituation
{
    QueueBehindRunning,
    QueueAfterDispose,
    CancelWaiting,
    CancelBetweenOthers,
    CancelHandedOver,
    CancelRunningBeforeOthers,
    CancelEnded,
    FailBeforeOthers,
    ThrowBeforeOthers,
    DisposeWithPending,
    DisposeWhenIdle,
    WaitForIdleWhileBusy,
    AbortWithWaiting,
}

internal static class SequencerSituations
{
    /// <summary>The situations that <paramref name="action"/> meets in the state <paramref name="before"/>.</summary>
    /// <param name="before">The state that the action finds.</param>
    /// <param name="action">What is about to be done.</param>
    /// <param name="operation">For a cancellation, the operation that it is for.</param>
    public static IEnumerable<SequencerSituation> Met(SequencerModel before, SequencerAction action, int operation)
    {
        var waiting = before.Operations.Count(progress => progress == Progress.Waiting);
        return action switch
        {
            < SequencerAction.Cancel when before.IsDisposed => [SequencerSituation.QueueAfterDispose],
            < SequencerAction.Cancel when before.Running is not null => [SequencerSituation.QueueBehindRunning],
            SequencerAction.Cancel when operation >= 0 => MetByCancel(before, operation),
            SequencerAction.Fail when before.Running is not null && waiting > 0 => [SequencerSituation.FailBeforeOthers],
            SequencerAction.TakeUp when waiting > 1 && before.HandedOver is { } next && before.Bodies[next] == Body.Throwing =>
                [SequencerSituation.ThrowBeforeOthers],
            SequencerAction.Dispose => [before.IsIdle ? SequencerSituation.DisposeWhenIdle : SequencerSituation.DisposeWithPending],
            SequencerAction.WaitForIdle when !before.IsIdle => [SequencerSituation.WaitForIdleWhileBusy],
            SequencerAction.Abort when waiting > 0 => [SequencerSituation.AbortWithWaiting],
            _ => [],
        };
    }

    private static IEnumerable<SequencerSituation> MetByCancel(SequencerModel before, int operation)
    {
        var laterOnesWait = before.Operations.FindLastIndex(progress => progress == Progress.Waiting) > operation;
        switch (before.Operations[operation])
        {
            case Progress.Waiting when before.HandedOver == operation:
                yield return SequencerSituation.CancelHandedOver;
                break;
            case Progress.Waiting:
                yield return SequencerSituation.CancelWaiting;
                if (laterOnesWait && before.Operations.IndexOf(Progress.Waiting) < operation)
                    yield return SequencerSituation.CancelBetweenOthers;
                break;
            case Progress.Running when laterOnesWait:
                yield return SequencerSituation.CancelRunningBeforeOthers;
                break;
            case Progress.Succeeded or Progress.Failed:
                yield return SequencerSituation.CancelEnded;
                break;
        }
    }
}
