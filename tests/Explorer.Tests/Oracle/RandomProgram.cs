namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// Small programs drawn at random: two to four operations of up to four instructions over one to three variables, and in half of them a
/// lock around one or two instructions. A seed always gives the same program.
/// </summary>
internal static class RandomProgram
{
    /// <summary>The most schedules of a program, so that all can be enumerated in a moment.</summary>
    public const int MostSchedules = 20_000;

    private const int FewSchedules = 2_000;

    private const int LeastSchedules = 6;

    private static readonly string[] Names = ["x", "y", "z"];

    /// <summary>The program of a seed; those with too many schedules or hardly any are passed over.</summary>
    public static SmallProgram Of(int seed)
    {
        var draws = new Draws((ulong)seed);
        // A large one costs as much time as many small ones, which differ in more.
        var most = draws.OneIn(8) ? MostSchedules : FewSchedules;
        while (true)
        {
            var program = Draw(draws);
            if (Orders(program) >= LeastSchedules && Orders(program) <= most)
                return program;
        }
    }

    private static SmallProgram Draw(Draws draws)
    {
        var (operations, variables, hasLock) = (2 + draws.Next(3), 1 + draws.Next(3), draws.OneIn(2));
        var lengths = Enumerable.Range(0, operations).Select(_ => 1 + draws.Next(4)).ToArray();
        return SmallProgram.Each(operations, operation => Line(draws, lengths, operation, variables, hasLock));
    }

    private static string Line(Draws draws, int[] lengths, int operation, int variables, bool hasLock)
    {
        var words = Enumerable.Range(0, lengths[operation]).Select(place => Word(draws, lengths, operation, place, variables)).ToList();
        if (hasLock && !draws.OneIn(4))
        {
            var first = draws.Next(words.Count);
            var length = 1 + draws.Next(Math.Min(2, words.Count - first));
            words.Insert(first + length, "unlock l");
            words.Insert(first, "lock l");
        }
        return string.Join(", ", words);
    }

    // Payloads are distinct, except for a write of the zero that is there already, which conflicts like any other.
    private static string Word(Draws draws, int[] lengths, int operation, int place, int variables)
    {
        var (name, payload) = (Names[draws.Next(variables)], Payload(operation, place));
        return draws.Next(10) switch
        {
            < 3 => $"r {name}",
            < 5 => $"w {name} {payload}",
            5 => $"w {name} {(draws.OneIn(3) ? 0 : payload)}",
            6 => $"n {name}",
            7 => $"rmw {name}",
            _ => $"cas {name} {Expected(draws, lengths)} {payload}",
        };
    }

    // What is there at first, or after an increment, or what an operation may have written.
    private static int Expected(Draws draws, int[] lengths)
    {
        if (draws.OneIn(3))
            return draws.Next(2);
        var operation = draws.Next(lengths.Length);
        return Payload(operation, draws.Next(lengths[operation]));
    }

    private static int Payload(int operation, int place) => (operation * 10) + place + 1;

    // The number of ways to merge the operations, as if nobody ever had to wait.
    private static double Orders(SmallProgram program)
    {
        var (orders, steps) = (1.0, 0);
        foreach (var line in program.Operations)
        {
            for (var step = 1; step <= line.Count(one => one.Kind != InstructionKind.Release); step++)
                orders = orders * ++steps / step;
        }
        return orders;
    }
}
