using System.Collections.Immutable;

namespace Weft.Verification.Properties.Programs;

/// <summary>A generated sequence of commands. Every sequence is a valid program: a command that finds nothing to do does nothing.</summary>
public sealed record CommandProgram<TCommand>(ImmutableArray<TCommand> Commands)
{
    public bool Equals(CommandProgram<TCommand>? other) => other is not null && Commands.SequenceEqual(other.Commands);

    public override int GetHashCode() => Commands.Aggregate(0, HashCode.Combine);

    public override string ToString() => Commands.IsEmpty ? "nothing" : string.Join("; ", Commands);
}
