namespace Weft.Exploration.Tests.Oracle;

/// <summary>One line of an operation.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Target">The number of a variable, or of a lock.</param>
/// <param name="Value">What is written, if it is a constant.</param>
/// <param name="Expected">What a compare-exchange expects.</param>
internal readonly record struct Instruction(InstructionKind Kind, int Target, int Value = 0, int Expected = 0)
{
    /// <summary>True if it is about a lock and not about a variable.</summary>
    public bool IsAboutLock => Kind is InstructionKind.Acquire or InstructionKind.Release;
}
