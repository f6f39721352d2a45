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
        ("exhaustive", StrategyKind.Exhaustive),
        ("pct", StrategyKind.Pct),
        ("pos", StrategyKind.Pos),
        ("urw", StrategyKind.UniformRandomWalk),
        ("delay", StrategyKind.DelayBounded),
        ("portfolio", StrategyKind.Portfolio),
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
        Description = "Which schedules are tried: mixed, which explores every interleaving of a small test and draws for a large one; "
            + "exhaustive for every interleaving once; depth-first (dfs) for every schedule; random, pct, pos, urw and delay draw, and "
            + "portfolio takes all that draw in turn.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Strategies[0].Name,
        Validators = { CheckStrategy },
    };

    public Option<int?> Bound { get; } = Parsed<int?>(
        "--bound",
        "With --strategy exhaustive: explore the interleavings with at most so many preemptions only.",
        "K",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bound) ? bound : null,
        $"takes a whole number from 0 to {int.MaxValue}");

    public Option<Shard?> Shard { get; } = Parsed<Shard?>(
        "--shard",
        "With --strategy exhaustive: explore one of n parts, which have no interleaving in common; merge joins their reports.",
        "I/N",
        text => ShardText.Read(text),
        $"takes a part of so many, from 1/1 to {ShardText.Most}/{ShardText.Most}, such as 2/4");

    public Option<TimeSpan?> Time { get; } = Parsed<TimeSpan?>(
        "--time",
        "How long the whole run may take: 90s, 2m, 1h, or a number of minutes. Without --iterations, nothing else limits it.",
        "TIME",
        BudgetText.Read,
        $"takes a time up to {ExplorationOptions.LongestTime.TotalHours}h such as 90s, 2m or 1h, or a number of minutes");

    public Option<string?> State { get; } = new("--state")
    {
        Description = "What an interrupted run has done is kept here; the same command goes on with it. By default 'state' in --outdir.",
        HelpName = "DIR",
    };

    public Option<uint> Seed { get; } = Number("--seed", null, "The seed of every random choice.", uint.MinValue, uint.MaxValue, 0u);

    public Option<int> MaxSteps { get; } = Number(
        "--max-steps", "-ms", "The steps after which a schedule has no end.", 1, int.MaxValue, ExplorationOptions.DefaultMaxSteps);

    public Option<int> Parallelism { get; } = Number(
        "--parallelism",
        null,
        "How many schedules are run at the same time; 0 for one on each processor. The results are the same.",
        0,
        1_024,
        0);

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
    [
        o.Method, o.Iterations, o.Time, o.Strategy, o.Bound, o.Shard, o.Seed, o.MaxSteps, o.Parallelism, o.Uncontrolled, o.Races,
        o.OutDirectory,
        o.State, o.Json, o.NoColor,
    ];

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

    // One that takes a text which stands for nothing as null.
    private static Option<T> Parsed<T>(string name, string description, string helpName, Func<string, T> parse, string takes) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            var value = parse(text);
            if (value is null)
                result.AddError($"{name} {takes}, not '{text}'.");
            return value;
        },
    };

    public ExplorationOptions ForExploring(ParseResult result) => ForReplaying(result) with
    {
        Strategy = Strategies.Single(strategy => strategy.Name == result.GetRequiredValue(Strategy)).Kind,
        Schedules = LimitOf(result),
        PreemptionBound = result.GetValue(Bound),
        Shard = result.GetValue(Shard) ?? Exploration.Shard.Whole,
        Seed = result.GetValue(Seed),
        Parallelism = result.GetValue(Parallelism),
    };

    public ExplorationOptions ForReplaying(ParseResult result) => new()
    {
        MaxSteps = result.GetValue(MaxSteps),
        Uncontrolled = Uncontrolleds.Single(choice => choice.Name == result.GetRequiredValue(Uncontrolled)).Kind,
        FindsRaces = RaceChoices.Single(choice => choice.Name == result.GetRequiredValue(Races)).AreFound,
    };

    // Who says how long it may take does not mean to end after the number of schedules that nobody named.
    private int LimitOf(ParseResult result)
    {
        var isTimeTheLimit = result.GetValue(Time) is not null && result.GetResult(Iterations) is not { Implicit: false };
        return isTimeTheLimit ? int.MaxValue : result.GetValue(Iterations);
    }

    private static void CheckStrategy(OptionResult result)
    {
        // Without a value there is nothing to check, and the parser says so itself.
        if (result.Tokens is [var token] && Strategies.All(strategy => strategy.Name != token.Value))
            result.AddError(
                $"There is no strategy '{token.Value}'; the strategies are: {string.Join(", ", Strategies.Select(s => s.Name))}.");
    }

    private static void CheckUncontrolled(OptionResult result)
    {
        if (result.Tokens is [var token] && Uncontrolleds.All(choice => choice.Name != token.Value))
            result.AddError(
                $"--uncontrolled takes {string.Join(" or ", Uncontrolleds.Select(choice => choice.Name))}, not '{token.Value}'.");
    }

    private static void CheckRaces(OptionResult result)
    {
        if (result.Tokens is [var token] && RaceChoices.All(choice => choice.Name != token.Value))
            result.AddError($"--races takes {string.Join(" or ", RaceChoices.Select(choice => choice.Name))}, not '{token.Value}'.");
    }
}
