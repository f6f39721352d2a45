using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Weft.Exploration;
using Weft.Exploration.Strategies;

namespace Weft.Running;

/// <summary>The options, named as those of <c>coyote test</c> where it has the same.</summary>
internal sealed class RunOptions
{
    private static readonly (string Name, StrategyKind Kind)[] Strategies =
    [
        ("mixed", StrategyKind.Mixed),
        ("random", StrategyKind.RandomWalk),
        ("depth-first", StrategyKind.DepthFirst),
        ("dfs", StrategyKind.DepthFirst),
    ];

    private static readonly (string Name, UncontrolledWork Kind)[] Uncontrolleds =
    [
        ("refuse", UncontrolledWork.Refuse),
        (Tolerate, UncontrolledWork.Tolerate),
    ];

    private static readonly (string Name, bool AreFound)[] RaceChoices = [("on", true), (RacesOff, false)];

    /// <summary>The value of <c>--races</c> that a line which replays has to repeat.</summary>
    public const string RacesOff = "off";

    /// <summary>The value of <c>--uncontrolled</c> that a line which replays has to repeat.</summary>
    public const string Tolerate = "tolerate";

    public Option<string> Method { get; } = new("--method", "-m")
    {
        Description = "Run the tests whose full name contains this; a full name runs that test alone.",
        HelpName = "NAME",
    };

    public Option<int> Iterations { get; } = Number(
        "--iterations", "-i", "The most schedules of a test.", 1, int.MaxValue, ExplorationOptions.DefaultSchedules);

    public Option<string> Strategy { get; } = new("--strategy", "-s")
    {
        Description = "Which schedules are tried: random, depth-first (dfs) for every one of them, or mixed: half depth-first, half random.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Strategies[0].Name,
        Validators = { CheckStrategy },
    };

    public Option<uint> Seed { get; } = Number("--seed", null, "The seed of every random choice.", uint.MinValue, uint.MaxValue, 0u);

    public Option<int> MaxSteps { get; } = Number(
        "--max-steps", "-ms", "The steps after which a schedule has no end.", 1, int.MaxValue, ExplorationOptions.DefaultMaxSteps);

    public Option<int> Parallelism { get; } = Number(
        "--parallelism", null, "How many schedules are run at the same time; 0 for one on each processor. The results are the same.", 0, 1_024, 0);

    public Option<string> Uncontrolled { get; } = new("--uncontrolled")
    {
        Description = "What becomes of a test that does what is not controlled: refuse it, or tolerate that and say so.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Uncontrolleds[0].Name,
        Validators = { CheckUncontrolled },
    };

    public Option<string> Races { get; } = new("--races")
    {
        Description = "Whether accesses to plain memory that nothing orders violate a test: on or off.",
        HelpName = "NAME",
        DefaultValueFactory = _ => RaceChoices[0].Name,
        Validators = { CheckRaces },
    };

    public Option<string> OutDirectory { get; } = new("--outdir", "-o")
    {
        Description = "Where a .trace file is written for each violated test.",
        HelpName = "DIR",
        DefaultValueFactory = _ => RunRequest.DefaultTraceDirectory,
    };

    public Option<string> Json { get; } = new("--json")
    {
        Description = "Write a report for programs to this file.",
        HelpName = "FILE",
    };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "Use no colours." };

    public static IEnumerable<Option> Exploring(RunOptions o) =>
        [o.Method, o.Iterations, o.Strategy, o.Seed, o.MaxSteps, o.Parallelism, o.Uncontrolled, o.Races, o.OutDirectory, o.Json, o.NoColor];

    public static IEnumerable<Option> Replaying(RunOptions o) => [o.Method, o.MaxSteps, o.Uncontrolled, o.Races, o.Json, o.NoColor];

    private static Option<T> Number<T>(string name, string? alias, string description, T least, T most, T byDefault)
        where T : struct, INumber<T> => new(name, alias is null ? [] : [alias])
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => byDefault,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    && number >= least && number <= most)
                    return number;
                result.AddError($"{name} takes a whole number from {least} to {most}, not '{text}'.");
                return byDefault;
            },
        };

    public ExplorationOptions ForExploring(ParseResult result) => ForReplaying(result) with
    {
        Strategy = Strategies.Single(strategy => strategy.Name == result.GetRequiredValue(Strategy)).Kind,
        Schedules = result.GetValue(Iterations),
        Seed = result.GetValue(Seed),
        Parallelism = result.GetValue(Parallelism),
    };

    public ExplorationOptions ForReplaying(ParseResult result) => new()
    {
        MaxSteps = result.GetValue(MaxSteps),
        Uncontrolled = Uncontrolleds.Single(choice => choice.Name == result.GetRequiredValue(Uncontrolled)).Kind,
        FindsRaces = RaceChoices.Single(choice => choice.Name == result.GetRequiredValue(Races)).AreFound,
    };

    private static void CheckStrategy(OptionResult result)
    {
        // Without a value there is nothing to check, and the parser says so itself.
        if (result.Tokens is [var token] && Strategies.All(strategy => strategy.Name != token.Value))
            result.AddError($"There is no strategy '{token.Value}'; the strategies are: {string.Join(", ", Strategies.Select(s => s.Name))}.");
    }

    private static void CheckUncontrolled(OptionResult result)
    {
        if (result.Tokens is [var token] && Uncontrolleds.All(choice => choice.Name != token.Value))
            result.AddError($"--uncontrolled takes {string.Join(" or ", Uncontrolleds.Select(choice => choice.Name))}, not '{token.Value}'.");
    }

    private static void CheckRaces(OptionResult result)
    {
        if (result.Tokens is [var token] && RaceChoices.All(choice => choice.Name != token.Value))
            result.AddError($"--races takes {string.Join(" or ", RaceChoices.Select(choice => choice.Name))}, not '{token.Value}'.");
    }
}
