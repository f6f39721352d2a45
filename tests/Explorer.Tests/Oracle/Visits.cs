using System.Reflection;
using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// Explores a small program for real and gathers the interleavings that were visited. Each schedule is followed on the machine of the
/// oracle, so a step that was possible in one and not in the other, or a value that was another one, is noticed where it happens.
/// </summary>
internal sealed class Visits(SmallProgram program)
{
    private static readonly Lazy<RewrittenProgram> Copy = new(() => RewrittenProgram.Load(typeof(Visits).Assembly.Location));

    private readonly Dictionary<string, int> _times = [];
    private List<int>? _log;

    /// <summary>How often each interleaving was visited, by the oracle's signature.</summary>
    public IReadOnlyDictionary<string, int> Times => _times;

    /// <summary>The values at the end of each.</summary>
    public HashSet<string> Finals { get; } = [];

    /// <summary>What the explorer calls the interleavings, in the order in which it reported them.</summary>
    public List<ulong> Signatures { get; } = [];

    /// <summary>The visited interleavings that came to an end with all operations waiting.</summary>
    public int Stuck { get; private set; }

    /// <summary>Visits what the exhaustive strategy says is an interleaving of its own.</summary>
    public ExplorationReport Exhaustively(int? bound = null, bool isReleaseAStep = false, Shard? shard = null) => Explore(
        new ExplorationOptions
        {
            Strategy = StrategyKind.Exhaustive,
            Schedules = 100_000,
            Parallelism = 1,
            PreemptionBound = bound,
            Shard = shard ?? Shard.Whole,
            Companion = new Action<List<int>>(log => _log = log),
            OnInterleaving = Counted,
        },
        isReleaseAStep);

    /// <summary>Visits every schedule.</summary>
    public ExplorationReport OneByOne(bool isReleaseAStep = false) => Explore(
        new ExplorationOptions
        {
            Strategy = StrategyKind.DepthFirst,
            Schedules = 100_000,
            Parallelism = 1,
            Companion = new Action<List<int>>(log => Follow(log)),
        },
        isReleaseAStep);

    /// <summary>Looks for an end with these values, as if it were a violation.</summary>
    /// <returns>The preemptions of the schedule that was found first; null if there is none.</returns>
    public int? PreemptionsUntil(string final)
    {
        List<int>? found = null;
        var report = Explore(
            new ExplorationOptions
            {
                Strategy = StrategyKind.Exhaustive,
                Schedules = 100_000,
                Parallelism = 1,
                Companion = new Action<List<int>>(log =>
                {
                    if (Follow(log) != final)
                        return;
                    found = log; // what is reported is run again last, to be recorded
                    throw new InvalidOperationException("This end was looked for.");
                }),
            },
            isReleaseAStep: false);
        return report.Violation is null || found is null ? null : PreemptionsOf(found);
    }

    private ExplorationReport Explore(ExplorationOptions options, bool isReleaseAStep)
    {
        var run = typeof(ExploredProgram).GetMethod(nameof(ExploredProgram.Run), BindingFlags.Public | BindingFlags.Static)!;
        var test = TestBody.Bind(Copy.Value.Resolve(run), program.Encode());
        // Whether leaving a lock is a step depends on what else an assembly does; here it has to be known.
        var builder = new ReportBuilder("Oracle.ExploredProgram.Run", Copy.Value.Fingerprint, () => new TestCopy(test, null))
        {
            AsksForLocks = isReleaseAStep,
        };
        return builder.Explore(Plans.Of(options), options);
    }

    private void Counted(ulong signature)
    {
        Signatures.Add(signature);
        if (_log is { } log)
            Follow(log);
        else
            Stuck++;
        _log = null;
    }

    private int PreemptionsOf(List<int> log)
    {
        var (machine, last, preemptions) = (new AbstractMachine(program), -1, 0);
        for (var at = 0; at < log.Count - program.Variables; at += ExploredProgram.NumbersOfEvent)
        {
            if (last >= 0 && log[at] != last && machine.CanStep(last))
                preemptions++;
            last = log[at];
            machine.Step(last);
        }
        return preemptions;
    }

    private string Follow(List<int> log)
    {
        var machine = new AbstractMachine(program);
        var ends = log.Count - program.Variables;
        for (var at = 0; at < ends; at += ExploredProgram.NumbersOfEvent)
        {
            var (operation, place, seen) = (log[at], log[at + 1], log[at + 2]);
            if (machine.PlaceOf(operation) != place || !machine.CanStep(operation))
                throw new InvalidOperationException($"{program}: operation {operation} cannot be at {place}: {string.Join(' ', log)}");
            var expected = machine.Step(operation);
            // A plain write does not look at what was there.
            if (seen != expected && IsReading(operation, place))
                throw new InvalidOperationException($"{program}: operation {operation} at {place} saw {seen}, not {expected}.");
        }
        var values = log[ends..];
        if (!machine.HasEnded || !values.SequenceEqual(machine.Values))
            throw new InvalidOperationException(
                $"{program}: ended with {string.Join(' ', values)}, not {string.Join(' ', machine.Values)}.");
        _times[machine.Signature] = _times.GetValueOrDefault(machine.Signature) + 1;
        var final = string.Join(' ', values);
        Finals.Add(final);
        return final;
    }

    private bool IsReading(int operation, int place) => program.Operations[operation][place].Kind
        is InstructionKind.Read or InstructionKind.Stop or InstructionKind.Increment or InstructionKind.CompareExchange;
}
