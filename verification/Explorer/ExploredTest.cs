using System.Reflection;
using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration;

/// <summary>A test by name and place: explored and replayed in a fresh rewritten copy of its program each time.</summary>
/// <param name="fullName">The full name of the test.</param>
/// <param name="assemblyPath">The assembly that holds it.</param>
/// <param name="find">Finds the test's method in the copy.</param>
/// <param name="hasLifecycle">Whether what Coyote's attributes have run around tests concerns this one.</param>
internal sealed class ExploredTest(string fullName, string assemblyPath, Func<RewrittenProgram, MethodInfo> find, bool hasLifecycle)
{
    /// <summary>What the test is called with.</summary>
    public object?[] Arguments { get; init; } = [];

    public ExplorationReport Explore(ExplorationOptions options)
    {
        if (options.Schedules < 1 || options.MaxSteps < 1 || options.BlockedAfter <= TimeSpan.Zero)
            throw new UsageException(
                "The numbers of schedules and steps and the time until an operation counts as blocked have to be greater than zero.");
        if (options.Time is { } time && (time <= TimeSpan.Zero || time > ExplorationOptions.LongestTime))
            throw new UsageException("The time of an exploration has to be greater than zero, and at most 24 days.");
        if (options.PreemptionBound < 0)
            throw new UsageException("The bound on preemptions has to be zero or greater; leave it out to explore without one.");
        if (!options.Shard.IsValid)
            throw new UsageException($"There is no shard {options.Shard}; the shards of n are 1/n to n/n.");
        if (options.Strategy != StrategyKind.Exhaustive && (options.PreemptionBound is not null || !options.Shard.IsWhole))
        {
            throw new UsageException(
                $"A bound on preemptions and a shard belong to an exhaustive exploration; choose the strategy {StrategyKind.Exhaustive}.");
        }
        if (options.PreemptionBound is not null && !options.Shard.IsWhole)
            throw new UsageException("A bound on preemptions leaves nothing to divide; leave out the bound, or the shard.");
        if (options.Parallelism < 0)
            throw new UsageException(
                "The number of schedules that are run at the same time has to be greater than zero, or zero for one on each processor.");
        var program = RewrittenProgram.Load(assemblyPath);
        if (options.Resume is { } state)
        {
            state.CheckBelongsTo(fullName, options);
            if (state.Program != program.Fingerprint)
                throw new StateException($"is of another version of {Path.GetFileName(assemblyPath)}");
        }
        var plan = Plans.Of(options);
        return Around(program, builder => builder.Explore(plan, options));
    }

    /// <exception cref="UsageException">The string is cut, or belongs to another test, program or version.</exception>
    public ExplorationReport Replay(string replay, ExplorationOptions options)
    {
        var recorded = ReplayString.Parse(replay);
        if (recorded.Test != StringHash.Compute(fullName))
            throw new UsageException($"The replay string belongs to another test than {fullName}; name the test that it was printed for.");
        var program = RewrittenProgram.Load(assemblyPath);
        if (recorded.Program != program.Fingerprint)
        {
            throw new UsageException(
                $"The replay string was recorded with another version of {Path.GetFileName(assemblyPath)}: its scheduling points have "
                    + "changed since; explore the test again to get a new one.");
        }
        return Around(program, builder => builder.Replay(recorded, options));
    }

    private ExplorationReport Around(RewrittenProgram program, Func<ReportBuilder, ExplorationReport> run)
    {
        var lifecycles = new List<TestLifecycle>();
        RewrittenProgram? first = program;
        var builder = new ReportBuilder(
            fullName, program.Fingerprint, () => Copy(Interlocked.Exchange(ref first, null) ?? RewrittenProgram.Load(assemblyPath)))
        {
            AsksForLocks = program.AsksForLocks,
            Checks = new SelfChecks(new StaticValues(program.Initialized)),
        };
        try
        {
            return run(builder);
        }
        finally
        {
            lifecycles.ForEach(lifecycle => lifecycle.AfterAll());
        }

        TestCopy Copy(RewrittenProgram copy)
        {
            var test = TestBody.Bind(find(copy), Arguments);
            if (!hasLifecycle)
                return new TestCopy(test, null);
            var lifecycle = new TestLifecycle(copy.Main);
            lifecycles.Add(lifecycle);
            lifecycle.BeforeAll();
            return new TestCopy(test, lifecycle.AfterEach);
        }
    }
}
