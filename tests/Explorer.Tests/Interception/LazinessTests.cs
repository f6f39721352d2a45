using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Lazy values: every member against the real one, and what a schedule that is cut off leaves behind.</summary>
public class LazinessTests
{
    [Fact]
    public void Lazy_EveryMember_DoesWhatTheRealOneDoes() => Outcomes.AssertSame(Lazies, static () => Lazies().HandOver());

    [Fact]
    public void LazyInitializer_EveryMember_DoesWhatTheRealOneDoes() =>
        Outcomes.AssertSame(Initializers, static () => Initializers().HandOver());

    [Fact]
    public void Lazy_OfAStaticWhoseFactoryIsCutOff_IsMadeWhenTheScheduleIsRunAgain() => Explored.Fails(
        static async () =>
        {
            s_isBeingMade = false;
            var value = Task.Run(static () => Cut[s_schedule].Value);
            await Task.Yield();
            Assert.False(s_isBeingMade);
            await value;
            s_schedule++; // the one that fails is run again, and finds the value that was being made
        },
        ViolationKind.Assertion);

    private static bool s_isBeingMade;

    private static int s_schedule;

    private static readonly Lazy<string>[] Cut = [.. Enumerable.Range(0, 101).Select(static number => new Lazy<string>(() =>
    {
        s_isBeingMade = true;
        Interleaving.Point();
        s_isBeingMade = false;
        return $"made {number}";
    }))];

    private static Outcomes Lazies()
    {
        var outcomes = new Outcomes();
        foreach (var mode in new[] { LazyThreadSafetyMode.None, LazyThreadSafetyMode.PublicationOnly,
            LazyThreadSafetyMode.ExecutionAndPublication })
        {
            var runs = 0;
            var made = new Lazy<string>(() => $"run {++runs}", mode);
            outcomes.Note($"{mode} before", () => $"{made.IsValueCreated} {made}");
            outcomes.Note($"{mode} value", () => made.Value);
            outcomes.Note($"{mode} after", () => $"{made.IsValueCreated} {made} {made.Value}");

            var failing = new Lazy<string>(() => ++runs < 4 ? throw new InvalidDataException() : $"run {runs}", mode);
            for (var attempt = 0; attempt < 3; attempt++)
                outcomes.Note($"{mode} throwing {attempt}", () => $"{failing.Value} {failing.IsValueCreated} {runs}");
            outcomes.Note($"{mode} has thrown", () => $"{failing.IsValueCreated} {runs}");

            if (mode != LazyThreadSafetyMode.PublicationOnly) // there it asks itself for ever
            {
                Lazy<string>? itself = null;
                itself = new Lazy<string>(() => itself!.Value, mode);
                outcomes.Note($"{mode} of itself", () => itself.Value);
                outcomes.Note($"{mode} of itself again", () => itself.Value);
            }
            outcomes.Note($"{mode} by constructor", () => new Lazy<List<int>>(mode).Value.Count);
            outcomes.Note($"{mode} without a constructor", () => new Lazy<string>(mode).Value);
            var throwing = new Lazy<Throwing>(mode);
            outcomes.Note($"{mode} of a throwing constructor", () => throwing.Value);
            outcomes.Note($"{mode} of a throwing constructor again", () => throwing.Value);
            outcomes.Note($"{mode} of null", () => new Lazy<string?>(() => null, mode).Value);
        }
        outcomes.Note("of a value", () => $"{new Lazy<string>("given").IsValueCreated} {new Lazy<string>("given")}");
        outcomes.Note("plain", () => new Lazy<List<int>>().Value.Count);
        outcomes.Note("plain with a factory", () => new Lazy<string>(() => "made").Value);
        outcomes.Note("safe", () => new Lazy<List<int>>(isThreadSafe: true).Value.Count);
        outcomes.Note("not safe", () => new Lazy<string>(() => "made", isThreadSafe: false).Value);
        outcomes.Note("no factory", () => new Lazy<string>((Func<string>)null!));
        outcomes.Note("no mode", () => new Lazy<string>(() => "made", (LazyThreadSafetyMode)9));
        outcomes.Note(
            "with metadata",
            () => new Lazy<string, int>(() => "made", 7, LazyThreadSafetyMode.None) is var lazy ? $"{lazy.Metadata} {lazy.Value}" : "");
        outcomes.Note(
            "with metadata, plain", () => new Lazy<List<int>, int>(7).Value.Count + new Lazy<string, int>(() => "made", 8, true).Metadata);
        return outcomes;
    }

    private static Outcomes Initializers()
    {
        var outcomes = new Outcomes();
        List<int>? plain = null;
        outcomes.Note("plain", () => LazyInitializer.EnsureInitialized(ref plain).Count);
        outcomes.Note("plain again", () => ReferenceEquals(plain, LazyInitializer.EnsureInitialized(ref plain)));
        string? text = null;
        outcomes.Note("no constructor", () => LazyInitializer.EnsureInitialized(ref text));
        outcomes.Note("null made", () => LazyInitializer.EnsureInitialized(ref text, () => null!));
        outcomes.Note("thrown", () => LazyInitializer.EnsureInitialized(ref text, () => throw new InvalidDataException()));
        outcomes.Note("made", () => LazyInitializer.EnsureInitialized(ref text, () => "made"));
        outcomes.Note("made before", () => LazyInitializer.EnsureInitialized(ref text, () => "made again"));

        var (number, isThere) = (0, false);
        object? gate = null;
        outcomes.Note("guarded, thrown",
            () => LazyInitializer.EnsureInitialized(ref number, ref isThere, ref gate, () => throw new InvalidDataException()));
        outcomes.Note("guarded",
            () => $"{LazyInitializer.EnsureInitialized(ref number, ref isThere, ref gate, () => 7)} {isThere} {gate is not null}");
        outcomes.Note("guarded before", () => LazyInitializer.EnsureInitialized(ref number, ref isThere, ref gate, () => 8));
        var (other, isOtherThere) = (0, false);
        object? ownGate = "a lock";
        outcomes.Note("guarded, default",
            () => $"{LazyInitializer.EnsureInitialized(ref other, ref isOtherThere, ref ownGate)} {isOtherThere} {ownGate}");

        string? guarded = null;
        object? guard = null;
        outcomes.Note("object, null", () => LazyInitializer.EnsureInitialized(ref guarded, ref guard, () => null!));
        outcomes.Note("object", () => LazyInitializer.EnsureInitialized(ref guarded, ref guard, () => "made"));
        outcomes.Note("object before", () => LazyInitializer.EnsureInitialized(ref guarded, ref guard, () => "made again"));
        return outcomes;
    }

    private sealed class Throwing
    {
        public Throwing() => throw new InvalidDataException();
    }
}
