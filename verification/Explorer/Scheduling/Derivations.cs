using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Which tasks follow from the end of which: to end one task is to touch those as well, also where it is not the last of several. Schedule:
/// two operations end what a <c>WhenAll</c> waits for; the second of them ends that too, so it makes a difference which is the second.
/// </summary>
internal sealed class Derivations
{
    private readonly Dictionary<nint, List<nint>> _followers = [];

    /// <summary>
    /// Notes that <paramref name="follower"/> is told when <paramref name="cause"/>, a task or the source of a token, has ended or was
    /// cancelled.
    /// </summary>
    public void Add(object cause, object follower)
    {
        var location = Access.LocationOf(cause);
        if (!_followers.TryGetValue(location, out var followers))
            _followers.Add(location, followers = []);
        followers.Add(Access.LocationOf(follower));
    }

    /// <summary>The access, with all that follows from what it ends.</summary>
    public Access Extend(Access access) =>
        _followers.Count == 0 || access.Location == 0 || access.Kind is not (AccessKind.Complete or AccessKind.Start or AccessKind.Cancel)
            ? access
            : Extend(access, access.Location);

    private Access Extend(Access access, nint ended)
    {
        if (!_followers.TryGetValue(ended, out var followers))
            return access;
        foreach (var follower in followers)
        {
            if (!access.TouchesAt(follower))
                access = Extend(access.And(follower), follower);
        }
        return access;
    }
}
