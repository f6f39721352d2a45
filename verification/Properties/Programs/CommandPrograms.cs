using FsCheck;
using FsCheck.Fluent;

namespace Weft.Verification.Properties.Programs;

/// <summary>Programs that grow with the size of the test, and shrink by losing commands, then by simplifying single ones.</summary>
public static class CommandPrograms
{
    // Long enough for every interesting case, short enough that hundreds of programs and their shrinks take no time.
    private const int Longest = 40;

    public static Arbitrary<CommandProgram<TCommand>> Of<TCommand>(Gen<TCommand> command, Func<TCommand, IEnumerable<TCommand>> simplify)
    {
        var programs =
            from size in Gen.Sized(Gen.Constant)
            from length in Gen.Choose(1, Math.Clamp(size, 3, Longest))
            from commands in command.ArrayOf(length)
            select new CommandProgram<TCommand>([.. commands]);
        return Arb.From(programs, program => Shrink(program, simplify));
    }

    private static IEnumerable<CommandProgram<TCommand>> Shrink<TCommand>(
        CommandProgram<TCommand> program,
        Func<TCommand, IEnumerable<TCommand>> simplify)
    {
        var commands = program.Commands;
        for (var length = commands.Length; length > 0; length /= 2)
        {
            for (var start = 0; start < commands.Length; start += length)
                yield return new(commands.RemoveRange(start, Math.Min(length, commands.Length - start)));
        }

        for (var index = 0; index < commands.Length; index++)
        {
            foreach (var simpler in simplify(commands[index]))
                yield return new(commands.SetItem(index, simpler));
        }
    }
}
