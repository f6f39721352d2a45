using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Sequencing;

/// <summary>What the bodies of a program report while they run.</summary>
internal sealed class OperationLog(DriverContext context)
{
    private readonly List<int> _started = [];
    private int _active;

    /// <summary>The operations that were called, in the order of calling.</summary>
    public IReadOnlyList<int> Started => _started;

    /// <summary>How many bodies were ever active together.</summary>
    public int MostActive { get; private set; }

    /// <summary>The operations that were called outside the context of their caller, or whose token said something else than his.</summary>
    public List<int> Misplaced { get; } = [];

    /// <summary>Whether the sequencer was aborted, and so has signalled whatever runs.</summary>
    public bool IsAborted { get; set; }

    public void Enter(int operation, bool tokenFollows)
    {
        _started.Add(operation);
        MostActive = Math.Max(MostActive, ++_active);
        if (!tokenFollows || SynchronizationContext.Current != context)
            Misplaced.Add(operation);
    }

    public void Leave(int operation, bool tokenFollows)
    {
        _active--;
        if (!tokenFollows)
            Misplaced.Add(operation);
    }
}
