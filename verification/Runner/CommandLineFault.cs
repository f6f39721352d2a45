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
        var (error, symbol) = result.Errors.Select(e => (e, e.SymbolResult)).First();
        return symbol switch
        {
            OptionResult { IdentifierToken: { } given, Tokens.Count: 0 } => $"The option {given.Value} needs a value.",
            OptionResult { IdentifierTokenCount: > 1 } repeated => $"The option {repeated.IdentifierToken!.Value} may be given once only.",
            CommandResult { Command: var command } when Missing(command, result) is { } argument =>
                $"The {command.Name} command needs {argument.Description![..1].ToLowerInvariant()}{argument.Description[1..].TrimEnd('.')}.",
            CommandResult { Command: RootCommand } when result.UnmatchedTokens.Count == 0 => "Say what to do: test or replay; --help tells more.",
            _ when result.UnmatchedTokens.Count > 0 => $"'{result.UnmatchedTokens[0]}' is one argument too many; --help tells what is expected.",
            _ => error.Message,
        };
    }

    private static Argument? Missing(Command command, ParseResult result) =>
        command.Arguments.FirstOrDefault(argument => result.GetResult(argument) is not { Tokens.Count: > 0 });
}
