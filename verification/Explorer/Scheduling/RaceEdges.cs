using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>Orders for the detector of races that follow from what the framework does with tasks.</summary>
internal static class RaceEdges
{
    // Flags of a task's state. A task that was made as one that has ended has none of them.
    private const int IsPromise = 0x0400;
    private const int IsStarted = 0x10000;
    private const int WasInvoked = 0x20000;
    private const int HadAnEnd = TaskFields.IsContinuation | IsPromise | IsStarted | WasInvoked;

    /// <summary>
    /// If <paramref name="awaited"/> is a task that has ended, all that led to its end comes before what the running operation does now.
    /// </summary>
    public static void SeesEnd(this RaceDetector races, object? awaited)
    {
        if (awaited is Task { IsCompleted: true } task)
            races.SeesEnd(Access.To(AccessKind.Read, task, 0).Location, isBornEnded: (TaskFields.FlagsOf(task) & HadAnEnd) == 0);
    }

    /// <summary>Notes at a new location what the running operation has done so far.</summary>
    /// <returns>The location; 0 if nobody looks for races.</returns>
    public static nint Releases(this RaceDetector? races, Locations locations)
    {
        if (races is null)
            return 0;
        var location = locations.Next();
        races.Releases(location);
        return location;
    }

    /// <summary>
    /// The running operation comes after all that have met at <paramref name="place"/> before, as under a lock around it. For the
    /// explorer's own versions, where they hand something on in the middle of a step.
    /// </summary>
    public static void Meet(object place)
    {
        if (Operation.Current is not { Execution.Races: { } races })
            return;
        var location = Access.To(AccessKind.Update, place, 0).Location;
        races.Acquires(location);
        races.Releases(location);
    }

    /// <summary>
    /// True for what goes on after something of which the model does not know all that comes before: a continuation added by hand, a
    /// method that is not rewritten. What follows an await of a rewritten method is told by that.
    /// </summary>
    public static bool ComesAfterEverything(Task body) =>
        body.AsyncState is not IOwnContinuation
        && ((TaskFields.FlagsOf(body) & TaskFields.IsContinuation) != 0 || UnrewrittenMethods.TaskContinuedBy(body) is not null);
}
