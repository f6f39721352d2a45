namespace Weft.Verification.Properties.Events;

/// <summary>What makes a program worth running; the generator has to reach each of them often.</summary>
public enum EventSituation
{
    SetReleasesSeveral,
    SetAgain,
    PulseReleasesSeveral,
    PulseWhileSet,
    TimeIsUp,
    SetInTime,
    WaitWhileSet,
    WaitBehindReleasedOnes,
    ResetBeforeTheReleasedGoOn,
    CancelSuspended,
    CancelBetweenOthers,
    CancelReleased,
    CancelEnded,
    CancelledTokenWhileSet,
    CancelledTokenWhileUnset,
}

internal static class EventSituations
{
    /// <summary>The situations that <paramref name="action"/> meets in the state <paramref name="before"/>.</summary>
    /// <param name="before">The state that the action finds.</param>
    /// <param name="action">What is about to be done.</param>
    /// <param name="wait">For a cancellation, the wait that it is for.</param>
    public static IEnumerable<EventSituation> Met(EventModel before, EventAction action, int wait) => action switch
    {
        EventAction.Set when before.IsSet => [EventSituation.SetAgain],
        EventAction.Set when before.Suspended.Count > 1 && before.Armed > 0 =>
            [EventSituation.SetReleasesSeveral, EventSituation.SetInTime],
        EventAction.Set when before.Suspended.Count > 1 => [EventSituation.SetReleasesSeveral],
        EventAction.Pulse when before.IsSet => [EventSituation.PulseWhileSet],
        EventAction.Pulse when before.Suspended.Count > 1 => [EventSituation.PulseReleasesSeveral],
        EventAction.Elapse when before.Armed - before.Elapse().Armed > 0 => [EventSituation.TimeIsUp],
        EventAction.Reset when before is { IsSet: true, HandedOver.IsEmpty: false } => [EventSituation.ResetBeforeTheReleasedGoOn],
        EventAction.WaitAsyncWithCancelledToken when before.IsSet => [EventSituation.CancelledTokenWhileSet],
        EventAction.WaitAsyncWithCancelledToken => [EventSituation.CancelledTokenWhileUnset],
        EventAction.Await or EventAction.WaitAsync or EventAction.WaitAsyncWithToken when before.IsSet => [EventSituation.WaitWhileSet],
        EventAction.Await or EventAction.WaitAsync or EventAction.WaitAsyncWithToken when HasReleased(before) =>
            [EventSituation.WaitBehindReleasedOnes],
        EventAction.Cancel => MetByCancel(before, wait),
        _ => [],
    };

    private static bool HasReleased(EventModel before) => before.HandedOver.Any(over => over.Outcome == WaitOutcome.Signaled);

    private static IEnumerable<EventSituation> MetByCancel(EventModel before, int wait)
    {
        var place = before.Suspended.IndexOf(wait);
        if (place >= 0)
            yield return EventSituation.CancelSuspended;
        if (place > 0 && place < before.Suspended.Count - 1)
            yield return EventSituation.CancelBetweenOthers;
        if (before.HandedOver.Contains(new EndedWait(wait, WaitOutcome.Signaled)))
            yield return EventSituation.CancelReleased;
        if (before.Ended.Any(ended => ended.Wait == wait))
            yield return EventSituation.CancelEnded;
    }
}
