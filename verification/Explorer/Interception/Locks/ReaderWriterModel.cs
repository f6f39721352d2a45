using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Models when entering a reader-writer lock would block. As with the real one, a writer that waits keeps new readers out: that makes
/// deadlocks that would not be there otherwise. So that a writer has begun to wait is something others can see.
/// </summary>
internal sealed class ReaderWriterModel(Execution execution)
{
    private int _readers;
    private int _waitingUpgrades;
    private bool _upgraderReads;

    public Execution Execution => execution;

    /// <summary>Open to who holds nothing yet and wants to read.</summary>
    public Gate Read { get; } = new(execution, isOpen: true);

    /// <summary>Open to who holds nothing yet and wants to read and perhaps write.</summary>
    public Gate Upgradeable { get; } = new(execution, isOpen: true);

    /// <summary>Open to who holds nothing yet and wants to write.</summary>
    public Gate Write { get; } = new(execution, isOpen: true);

    /// <summary>Open to the one who holds the upgradeable lock and wants to write.</summary>
    public Gate Upgrade { get; } = new(execution, isOpen: true);

    public Operation? Writer { get; private set; }

    public Operation? Upgrader { get; private set; }

    /// <summary>How many wait to write who hold nothing.</summary>
    public int WaitingWriters { get; private set; }

    /// <summary>Notes that an operation begins, or ceases, to wait to write.</summary>
    public void Waits(bool isUpgrade, int change)
    {
        if (isUpgrade)
            _waitingUpgrades += change;
        else
            WaitingWriters += change;
        Update();
    }

    /// <summary>Notes what <paramref name="operation"/> holds now, and how many read in all.</summary>
    public void Changed(Operation operation, ReaderWriterLockSlim real)
    {
        Writer = real.IsWriteLockHeld ? operation : Writer == operation ? null : Writer;
        Upgrader = real.IsUpgradeableReadLockHeld ? operation : Upgrader == operation ? null : Upgrader;
        // Who has the upgradeable lock may read besides, and does not stand in its own way.
        _upgraderReads = Upgrader == operation ? real.IsReadLockHeld : Upgrader is not null && _upgraderReads;
        _readers = real.CurrentReadCount - (_upgraderReads ? 1 : 0);
        Update();
    }

    private void Update()
    {
        var isShut = Writer is not null || WaitingWriters > 0 || _waitingUpgrades > 0;
        Set(Read, !isShut);
        Set(Upgradeable, !isShut && Upgrader is null);
        Set(Write, Writer is null && Upgrader is null && _readers == 0);
        Set(Upgrade, Writer is null && _readers == 0);
    }

    private static void Set(Gate gate, bool isOpen)
    {
        if (isOpen)
            gate.Open();
        else
            gate.Close();
    }
}
