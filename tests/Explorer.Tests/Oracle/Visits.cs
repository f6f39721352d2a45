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
            Companion = new Action<List<int>>(Follow),
        },
        isReleaseAStep);

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

    private void Follow(List<int> log)
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
        Finals.Add(string.Join(' ', values));
        _times[machine.Signature] = _times.GetValueOrDefault(machine.Signature) + 1;
    }

    private bool IsReading(int operation, int place) => program.Operations[operation][place].Kind
        is InstructionKind.Read or InstructionKind.Stop or InstructionKind.Increment or InstructionKind.CompareExchange;
}
