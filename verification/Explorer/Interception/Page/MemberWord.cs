namespace Weft.Exploration.Interception;

/// <summary>What happens to a call of a member, in the words of the page.</summary>
internal enum MemberWord
{
    /// <summary>A hook or the explorer's own version, which can make the operation wait.</summary>
    Blocked,

    /// <summary>A hook takes its place.</summary>
    Replaced,

    /// <summary>The explorer's own version of its type has it.</summary>
    Redirected,

    /// <summary>The code of its type is rewritten as the program's is.</summary>
    Explored,

    /// <summary>It stays as it is, behind a scheduling point.</summary>
    Observed,

    /// <summary>It stays as it is.</summary>
    Harmless,

    /// <summary>The test is refused when it gets there.</summary>
    Refused,
}
