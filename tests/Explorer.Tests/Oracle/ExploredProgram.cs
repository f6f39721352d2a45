namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// Runs a small program for real. This runs in the explored copy, so it gets the program as numbers and hands what it did to the caller as
/// numbers: for each event the operation, the place and what was seen, in the order in which they happened; then the variables at the end.
/// </summary>
internal static class ExploredProgram
{
    /// <summary>The numbers of one event in the log.</summary>
    public const int NumbersOfEvent = 3;

    private const int NumbersOfInstruction = 4;

    /// <summary>The companion of the exploration is an <see cref="Action{T}"/> that takes the log when all operations have ended.</summary>
    public static void Run(int[] program)
    {
        var cells = new int[program[0]];
        var locks = new object[program[1]];
        for (var place = 0; place < locks.Length; place++)
            locks[place] = new object();
        var bodies = new Action[program[2]];
        var log = new List<int>(); // the baton orders what is added
        for (var (operation, start) = (0, 3); operation < bodies.Length; start += 1 + (program[start] * NumbersOfInstruction), operation++)
        {
            var (number, line) = (operation, start);
            bodies[operation] = () => RunLine(program, line, number, cells, locks, log);
        }

        Interleaving.Run(bodies);

        log.AddRange(cells);
        ((Action<List<int>>)Interleaving.Companion!)(log);
    }

    private static void RunLine(int[] program, int line, int operation, int[] cells, object[] locks, List<int> log)
    {
        var register = 0;
        for (var place = 0; place < program[line]; place++)
        {
            var at = line + 1 + (place * NumbersOfInstruction);
            var (kind, target, value, expected) = ((InstructionKind)program[at], program[at + 1], program[at + 2], program[at + 3]);
            var seen = 0;
            switch (kind)
            {
                case InstructionKind.Read or InstructionKind.Stop:
                    register = seen = Volatile.Read(ref cells[target]);
                    break;
                case InstructionKind.Write:
                    Volatile.Write(ref cells[target], value);
                    break;
                case InstructionKind.WriteNext:
                    Volatile.Write(ref cells[target], register + 1);
                    break;
                case InstructionKind.Increment:
                    seen = Interlocked.Increment(ref cells[target]) - 1;
                    break;
                case InstructionKind.CompareExchange:
                    register = seen = Interlocked.CompareExchange(ref cells[target], value, expected);
                    break;
                case InstructionKind.Acquire:
                    Monitor.Enter(locks[target]);
                    break;
                default:
                    Monitor.Exit(locks[target]);
                    continue; // no event
            }
            log.Add(operation);
            log.Add(place);
            log.Add(seen);
            if (kind == InstructionKind.Stop && seen == 0)
                return;
        }
    }
}
