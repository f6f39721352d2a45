namespace Weft.Exploration.Interception;

/// <summary>The members by which one operation can see that another has left a lock, without entering it.</summary>
internal static class LockQuestions
{
    private static readonly HashSet<string> Properties =
    [
        "SpinLock.IsHeld",
        "ReaderWriterLockSlim.CurrentReadCount",
        "ReaderWriterLockSlim.WaitingReadCount",
        "ReaderWriterLockSlim.WaitingUpgradeCount",
        "ReaderWriterLockSlim.WaitingWriteCount",
    ];

    /// <param name="member">Type and member, as they are called in traces.</param>
    public static bool Ask(string member) => member.Contains(".TryEnter", StringComparison.Ordinal) || Properties.Contains(member);
}
