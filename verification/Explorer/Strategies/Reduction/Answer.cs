namespace Weft.Exploration.Strategies.Reduction;

/// <summary>What is known about something of which one execution does not tell everything.</summary>
internal enum Answer : byte
{
    /// <summary>It is not so.</summary>
    No,

    /// <summary>It is so.</summary>
    Yes,

    /// <summary>It cannot be told.</summary>
    Unknown,
}
