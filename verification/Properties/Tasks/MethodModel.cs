using System.Collections.Immutable;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Tasks;

/// <summary>
/// What a program of methods does, as a function: the values that were there before each change of a policy, the exceptions that terminate,
/// those that escape. Suspensions do not occur in it: they change nothing (D6, D7).
/// </summary>
internal sealed record MethodModel(ImmutableList<string> Log, int Next, int? Thrown)
{
    /// <summary>The whole program is the body of a method.</summary>
    public static MethodModel Of(CommandProgram<MethodCommand> program) => Method(program.Commands, new([], 0, null));

    // A method begins with a policy of its own (D4); what escapes it terminates if that says so at this moment (D2).
    private static MethodModel Method(ImmutableArray<MethodCommand> commands, MethodModel before)
    {
        var (after, terminates, _) = Block(commands, before, terminates: false, saved: []);
        return after.Thrown is { } thrown && terminates ? after with { Log = after.Log.Add($"{thrown} terminates") } : after;
    }

    private static (MethodModel After, bool Terminates, ImmutableStack<bool> Saved) Block(
        ImmutableArray<MethodCommand> commands, MethodModel state, bool terminates, ImmutableStack<bool> saved)
    {
        while (state.Next < commands.Length)
        {
            var at = state.Next;
            var action = commands[at].Action;
            state = state with { Next = at + 1 };
            switch (action)
            {
                case MethodAction.Arm or MethodAction.Disarm:
                    state = state with { Log = state.Log.Add($"was {terminates}") };
                    (terminates, saved) = (action == MethodAction.Arm, saved.Push(terminates));
                    break;
                case MethodAction.Restore when !saved.IsEmpty:
                    state = state with { Log = state.Log.Add($"was {terminates}") };
                    saved = saved.Pop(out terminates);
                    break;
                case MethodAction.Throw:
                    return (state with { Thrown = at }, terminates, saved);
                case MethodAction.Try:
                    (state, terminates, saved) = Block(commands, state, terminates, saved);
                    if (state.Thrown is { } thrown)
                        state = new(state.Log.Add($"{thrown} is caught"), EndOf(commands, at), null);
                    break;
                case MethodAction.Call:
                    state = Method(commands, state);
                    if (state.Thrown is not null)
                        return (state with { Next = EndOf(commands, at) }, terminates, saved);
                    break;
                case MethodAction.End:
                    return (state, terminates, saved);
            }
        }

        return (state, terminates, saved);
    }

    /// <summary>Where the program goes on behind the block that begins at <paramref name="begin"/>.</summary>
    public static int EndOf(ImmutableArray<MethodCommand> commands, int begin)
    {
        var depth = 0;
        for (var index = begin; index < commands.Length; index++)
        {
            depth += commands[index].Action switch
            {
                MethodAction.Try or MethodAction.Call => 1,
                MethodAction.End => -1,
                _ => 0,
            };
            if (depth == 0)
                return index + 1;
        }

        return commands.Length;
    }
}
