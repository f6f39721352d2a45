using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>What an operation has done since it gave a hint, until it gives it again at the same place.</summary>
internal sealed class SpinRound(Operation operation, int site, nint wake)
{
    private readonly HashSet<nint> _looked = [];
    private readonly HashSet<nint> _refused = []; // the locks that it could not take
    private readonly HashSet<nint> _entered = []; // the locks that it has taken
    private readonly List<nint> _closed = []; // the gates that it has closed, and not opened again
    private nint _changed;
    private bool _acts;

    public Operation Operation => operation;

    public int Site => site;

    /// <summary>Where the order of who changes what it has looked at, and its going on, is noted.</summary>
    public nint Wake => wake;

    /// <summary>How often it has come back having done more than to look.</summary>
    public int Free { get; set; }

    /// <summary>True while the operation may not go on.</summary>
    public bool IsHeld { get; set; }

    /// <summary>True if it goes on only because nobody else could.</summary>
    public bool IsLetGo { get; set; }

    /// <summary>True if it has looked at something, and changed nothing that it has not put back.</summary>
    public bool OnlyLooked => !_acts && _closed.Count == 0 && _looked.Count > 0;

    /// <summary>True if it has looked at one location only.</summary>
    public bool LookedAtOne => _looked.Count == 1;

    /// <summary>True if something that it has looked at was changed after that.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>True if it has looked at it again.</summary>
    public bool HasSeenChange { get; private set; }

    public void Begin()
    {
        _looked.Clear();
        _refused.Clear();
        _entered.Clear();
        _closed.Clear();
        (_acts, IsChanged, HasSeenChange, IsHeld, IsLetGo) = (false, false, false, false, false);
    }

    public void Look(nint location)
    {
        HasSeenChange |= IsChanged && location == _changed;
        _looked.Add(location);
    }

    public void Act() => _acts = true;

    /// <summary>True if it has changed something that it has not put back.</summary>
    public bool HasActed => _acts;

    public void Enter(nint @lock)
    {
        _entered.Add(@lock);
        Look(@lock);
    }

    public void Refuse(nint @lock)
    {
        _refused.Add(@lock);
        Look(@lock);
    }

    /// <summary>To leave a lock that it took in this round is to act on nobody; to signal anything else is.</summary>
    public void Signal(nint location) => _acts |= !_entered.Contains(location);

    public void Close(nint gate) => _closed.Add(gate);

    /// <summary>What it has not closed itself in this round it opens for others.</summary>
    public void Open(nint gate) => _acts |= !_closed.Remove(gate);

    /// <summary>Another operation changes a location. True if that is the first change of one that was looked at.</summary>
    /// <param name="location">The location; 0 for what may be any.</param>
    /// <param name="isLook">True if all that the other one does is to look under a lock.</param>
    public bool Change(nint location, bool isLook)
    {
        // Once it has acted it will not wait at its next hint, if it ever comes to one: it may have left the loop long ago.
        var waited = isLook ? _refused : _looked;
        if (_acts || IsChanged || (location == 0 ? waited.Count == 0 : !waited.Contains(location)))
            return false;
        (IsChanged, _changed) = (true, location);
        return true;
    }

    /// <summary>An access that looks at all of it again.</summary>
    public Access LookAgain()
    {
        var access = new Access(AccessKind.Read, 0, site);
        foreach (var location in _looked.Order())
            access = access.And(location);
        return access;
    }
}
