using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Running;

/// <summary>What will be run: decided, and checked as far as it can be, before anything is explored.</summary>
/// <param name="Request">What was asked for, completed from the trace file where one is replayed.</param>
/// <param name="Source">The assembly.</param>
/// <param name="Tests">The chosen tests.</param>
internal sealed record Plan(RunRequest Request, TestSource Source, IReadOnlyList<TestCase> Tests)
{
    /// <summary>Whether one schedule is run again.</summary>
    public bool IsReplay => Request.Replay is not null;

    /// <exception cref="UsageException">The assembly, the names or the output paths cannot be used.</exception>
    public static Plan Of(RunRequest request, Func<string, TestSource> load)
    {
        var source = load(request.AssemblyPath);
        if (request.JsonPath is { } json)
            OutputFile.CheckFile(json, "--json");
        if (request.TraceDirectoryIsGiven)
            OutputFile.CheckDirectory(request.TraceDirectory, "--outdir");
        if (request.StateDirectory is { } states)
            OutputFile.CheckDirectory(states, "--state");
        CheckParts(request.Options);
        return request.Replay is { } replay
            ? OfReplay(request, source, replay)
            : new Plan(request, source, TestSelection.Select(source.Tests, request.Method));
    }

    /// <summary>Explores, or replays, one of <see cref="Tests"/>.</summary>
    /// <param name="test">The test.</param>
    /// <param name="options">The options of the request, with what is known only now.</param>
    public ExplorationReport Run(TestCase test, ExplorationOptions options) =>
        Request.Replay is { } replay ? test.Replay(replay, options) : test.Explore(options);

    private static void CheckParts(ExplorationOptions options)
    {
        if (options.Strategy == StrategyKind.Exhaustive)
            return;
        if (options.PreemptionBound is not null)
            throw new UsageException("--bound bounds an exhaustive exploration only; add --strategy exhaustive, or leave it out.");
        if (!options.Shard.IsWhole)
            throw new UsageException("--shard splits an exhaustive exploration only; add --strategy exhaustive, or leave it out.");
    }

    private static Plan OfReplay(RunRequest request, TestSource source, string replay)
    {
        if (!IsTraceFile(replay))
            return new Plan(request, source, [request.Method is { } part ? Only(source, part) : Owner(request, source, replay)]);

        var file = TraceFile.Read(replay);
        if (file.Assembly != source.Name)
            throw new UsageException($"The trace '{replay}' belongs to the assembly {file.Assembly}, not to {source.Name}.");
        var test = request.Method is { } method
            ? Only(source, method)
            : source.Tests.FirstOrDefault(test => test.FullName == file.Test)
                ?? throw new UsageException($"The trace '{replay}' belongs to the test {file.Test}, which {source.Name} does not have.");
        var options = request.MaxStepsIsGiven ? request.Options : request.Options with { MaxSteps = file.MaxSteps };
        return new Plan(request with { Replay = file.Replay, Options = options }, source, [test]);
    }

    private static bool IsTraceFile(string replay) => replay.EndsWith(TraceFile.Extension, StringComparison.Ordinal) || File.Exists(replay);

    private static TestCase Only(TestSource source, string part)
    {
        var chosen = TestSelection.Select(source.Tests, part);
        return chosen.Count == 1
            ? chosen[0]
            : throw new UsageException(
                $"'{part}' is a part of {chosen.Count} tests' names; a schedule belongs to one, so give its full name.");
    }

    private static TestCase Owner(RunRequest request, TestSource source, string replay)
    {
        var hash = source.NameHashIn(replay);
        return source.Tests.FirstOrDefault(test => test.NameHash == hash)
            ?? throw new UsageException(
                $"The replay string belongs to no test of '{request.AssemblyPath}'; it may be of another assembly.");
    }
}
