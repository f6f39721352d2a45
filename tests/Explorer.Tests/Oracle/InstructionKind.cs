namespace Weft.Exploration.Tests.Oracle;

/// <summary>What an instruction of a small program does.</summary>
internal enum InstructionKind
{
    /// <summary>Reads a variable into the operation's only register.</summary>
    Read,

    /// <summary>Writes a constant.</summary>
    Write,

    /// <summary>Writes one more than what is in the register.</summary>
    WriteNext,

    /// <summary>Adds one in a single step.</summary>
    Increment,

    /// <summary>Writes a constant if the variable holds what is expected, else only reads it. The register takes what was there.</summary>
    CompareExchange,

    /// <summary>Reads a variable into the register, and ends the operation if it is zero.</summary>
    Stop,

    /// <summary>Takes a lock; cannot be done while somebody holds it.</summary>
    Acquire,

    /// <summary>Gives a lock back.</summary>
    Release,
}
