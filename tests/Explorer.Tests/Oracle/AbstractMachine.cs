using System.Globalization;

namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// A small program somewhere on its way, sequentially consistent, with locks that block. It knows nothing of the explorer. Beside the
/// values it keeps the order of what conflicts, which is all that tells one interleaving from another.
/// </summary>
/// <remarks>
/// Two reads commute; a write conflicts with every access of its variable, whatever it writes; a compare-exchange that fails is a read;
/// taking a lock conflicts with taking it. An attempt to take a lock that is held is no event, so it is not even a step.
/// </remarks>
internal sealed class AbstractMachine
{
    private readonly SmallProgram _program;
    private readonly bool _isReleaseAStep;
    private readonly int[] _next; // the place of each operation
    private readonly int[] _register; // what each operation has read last
    private readonly int[] _values;
    private readonly int[] _holders; // of each lock; -1 for nobody
    private readonly string[] _order; // for each variable, then each lock: its writes, and between two of them the set of reads
    private readonly ulong[] _reads; // those since the last write, as a set, because reads commute

    /// <summary>The program before its first step.</summary>
    /// <param name="program">What it runs.</param>
    /// <param name="isReleaseAStep">Whether giving a lock back is a step of its own or a part of the step before it.</param>
    public AbstractMachine(SmallProgram program, bool isReleaseAStep = false)
    {
        (_program, _isReleaseAStep) = (program, isReleaseAStep);
        if (program.Operations.Sum(line => line.Length) > 64)
            throw new ArgumentException("The program has more than 64 instructions, too many for a set of reads.", nameof(program));
        _next = new int[program.Operations.Length];
        _register = new int[program.Operations.Length];
        _values = new int[program.Variables];
        _holders = [.. Enumerable.Repeat(-1, program.Locks)];
        _order = [.. Enumerable.Repeat("", program.Variables + program.Locks)];
        _reads = new ulong[program.Variables + program.Locks];
    }

    private AbstractMachine(AbstractMachine other)
    {
        (_program, _isReleaseAStep) = (other._program, other._isReleaseAStep);
        (_next, _register, _values, _holders) = ([.. other._next], [.. other._register], [.. other._values], [.. other._holders]);
        (_order, _reads) = ([.. other._order], [.. other._reads]);
    }

    public int Operations => _next.Length;

    /// <summary>The values of the variables.</summary>
    public IReadOnlyList<int> Values => _values;

    /// <summary>True if every operation has come to its end.</summary>
    public bool HasEnded => Enumerable.Range(0, Operations).All(operation => IsAtEnd(operation));

    /// <summary>Tells a class of schedules from every other one that has led as far.</summary>
    public string Signature =>
        string.Join(';', _order.Zip(_reads, (writes, reads) => writes + reads.ToString("x", CultureInfo.InvariantCulture)));

    /// <summary>Where the operations stand: two machines with this and the signature in common are in the same state.</summary>
    public string Places => string.Join(',', _next);

    /// <summary>The place of the next instruction of <paramref name="operation"/>.</summary>
    public int PlaceOf(int operation) => _next[operation];

    public AbstractMachine Clone() => new(this);

    public bool CanStep(int operation)
    {
        if (IsAtEnd(operation))
            return false;
        var next = Next(operation);
        return next.Kind != InstructionKind.Acquire || _holders[next.Target] < 0;
    }

    /// <summary>Does the next instruction of <paramref name="operation"/>.</summary>
    /// <returns>What the variable held before; 0 for a lock.</returns>
    public int Step(int operation)
    {
        var instruction = Next(operation);
        var seen = instruction.IsAboutLock ? 0 : _values[instruction.Target];
        Do(instruction, operation, seen);
        if (instruction.Kind == InstructionKind.Stop && seen == 0)
            _next[operation] = _program.Operations[operation].Length;
        else
            _next[operation]++;
        while (!_isReleaseAStep && !IsAtEnd(operation) && Next(operation) is { Kind: InstructionKind.Release } release)
        {
            Do(release, operation, 0);
            _next[operation]++;
        }
        return seen;
    }

    private void Do(Instruction instruction, int operation, int seen)
    {
        switch (instruction.Kind)
        {
            case InstructionKind.Read or InstructionKind.Stop:
                _register[operation] = seen;
                Reads(operation, instruction.Target);
                break;
            case InstructionKind.Write:
                Writes(operation, instruction.Target, instruction.Value);
                break;
            case InstructionKind.WriteNext:
                Writes(operation, instruction.Target, _register[operation] + 1);
                break;
            case InstructionKind.Increment:
                Writes(operation, instruction.Target, seen + 1);
                break;
            case InstructionKind.CompareExchange:
                _register[operation] = seen;
                if (seen == instruction.Expected)
                    Writes(operation, instruction.Target, instruction.Value);
                else
                    Reads(operation, instruction.Target);
                break;
            case InstructionKind.Acquire:
                _holders[instruction.Target] = operation;
                Conflicts(operation, _program.Variables + instruction.Target);
                break;
            case InstructionKind.Release:
                _holders[instruction.Target] = -1;
                break;
            default:
                throw new InvalidOperationException($"The machine cannot do {instruction.Kind}.");
        }
    }

    private void Writes(int operation, int variable, int value)
    {
        _values[variable] = value;
        Conflicts(operation, variable);
    }

    private void Reads(int operation, int variable) => _reads[variable] |= 1ul << EventOf(operation);

    private void Conflicts(int operation, int location)
    {
        _order[location] += string.Create(CultureInfo.InvariantCulture, $"{_reads[location]:x}!{EventOf(operation)} ");
        _reads[location] = 0;
    }

    // The number of the instruction in the whole program.
    private int EventOf(int operation) => _program.Operations.Take(operation).Sum(line => line.Length) + _next[operation];

    private Instruction Next(int operation) => _program.Operations[operation][_next[operation]];

    private bool IsAtEnd(int operation) => _next[operation] == _program.Operations[operation].Length;
}
