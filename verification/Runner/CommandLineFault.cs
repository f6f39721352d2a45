using System.CommandLine;
using System.CommandLine.Parsing;

namespace Weft.Running;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static class CommandLineFault
{
    /// <summary>The sentence, or null if nothing is wrong.</summary>
    public static string? Of(ParseResult result)
    {
        if (result.Errors.Count == 0)
            return null;
        if (result.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-')) is { } unknown)
            return $"There is no option '{unknown}'; --help lists the options.";
        // What is wrong with an option may leave arguments over, so the option is the cause.
        var error = result.Errors.OrderBy(e => e.SymbolResult is CommandResult).First();
        return error.SymbolResult switch
        {
            OptionResult { IdentifierToken: { } given, Tokens.Count: 0 } => $"The option {given.Value} needs a value.",
            OptionResult { IdentifierTokenCount: > 1 } repeated => $"The option {repeated.IdentifierToken!.Value} may be given once only.",
            OptionResult => error.Message,
            ArgumentResult { Tokens.Count: 0, Argument: var missing } => $"The argument <{missing.Name}> is missing: {InSentence(missing)}",
            _ when result.CommandResult.Command is RootCommand { Action: null } => result.UnmatchedTokens is [var command, ..]
                ? $"There is no command '{command}'; the commands are test, replay, merge and members."
                : "Say what to do: test, replay, merge or members; --help tells more.",
            _ when result.UnmatchedTokens is [var first, ..] => $"'{first}' is one argument too many; --help tells what is expected.",
            _ => error.Message,
        };
    }

    private static string InSentence(Argument argument) => argument.Description![..1].ToLowerInvariant() + argument.Description[1..];
}
