namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// Operations that are straight lines of instructions over shared variables, all zero at first, and locks. The notation is that of the
/// known answers: <c>w x, r y ‖ w y, r x</c>.
/// </summary>
/// <remarks>
/// <c>r x</c> reads; <c>w x</c> and <c>w x 5</c> write; <c>n x</c> writes what was read last and one more; <c>rmw x</c> increments;
/// <c>cas x 0 5</c> writes 5 in place of 0; <c>stop x</c> ends the operation if x is zero; <c>lock l</c> and <c>unlock l</c>.
/// </remarks>
internal sealed class SmallProgram
{
    private readonly List<string> _variables = [];
    private readonly List<string> _locks = [];

    private SmallProgram(string text)
    {
        Text = text;
        Operations = [.. text.Split('‖').Select((line, operation) => ParseLine(line, operation))];
    }

    /// <summary>The program as it was written down.</summary>
    public string Text { get; }

    public Instruction[][] Operations { get; }

    public int Variables => _variables.Count;

    public int Locks => _locks.Count;

    public static SmallProgram Parse(string text) => new(text);

    /// <summary>The same line in each of <paramref name="count"/> operations.</summary>
    public static SmallProgram Repeat(int count, string line) => new(string.Join(" ‖ ", Enumerable.Repeat(line, count)));

    /// <summary>One line for each operation, numbered from 0.</summary>
    public static SmallProgram Each(int count, Func<int, string> line) =>
        new(string.Join(" ‖ ", Enumerable.Range(0, count).Select(line)));

    /// <summary>The program as numbers, which the explored copy of this assembly can be given: it does not share this type.</summary>
    public int[] Encode() =>
    [
        Variables, Locks, Operations.Length,
        .. Operations.SelectMany(line => line
            .SelectMany(one => new[] { (int)one.Kind, one.Target, one.Value, one.Expected })
            .Prepend(line.Length)),
    ];

    public override string ToString() => Text;

    private Instruction[] ParseLine(string line, int operation) =>
        [.. line.Split(',').Select((word, place) => ParseInstruction(word.Trim().Split(' '), (operation * 10) + place + 1))];

    private Instruction ParseInstruction(string[] words, int payload) => words switch
    {
        ["r", var name] => new(InstructionKind.Read, Variable(name)),
        ["w", var name] => new(InstructionKind.Write, Variable(name), payload),
        ["w", var name, var value] => new(InstructionKind.Write, Variable(name), Number(value)),
        ["n", var name] => new(InstructionKind.WriteNext, Variable(name)),
        ["rmw", var name] => new(InstructionKind.Increment, Variable(name)),
        ["cas", var name, var expected, var value] =>
            new(InstructionKind.CompareExchange, Variable(name), Number(value), Number(expected)),
        ["stop", var name] => new(InstructionKind.Stop, Variable(name)),
        ["lock", var name] => new(InstructionKind.Acquire, NumberOf(_locks, name)),
        ["unlock", var name] => new(InstructionKind.Release, NumberOf(_locks, name)),
        _ => throw new FormatException($"There is no instruction '{string.Join(' ', words)}'; see the notation of small programs."),
    };

    private int Variable(string name) => NumberOf(_variables, name);

    private static int NumberOf(List<string> names, string name)
    {
        var number = names.IndexOf(name);
        if (number >= 0)
            return number;
        names.Add(name);
        return names.Count - 1;
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
