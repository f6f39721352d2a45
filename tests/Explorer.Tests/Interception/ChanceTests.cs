using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>
/// Chance is the same in every schedule, in every process and on every machine; the values below are those of all of them.
/// </summary>
public class ChanceTests
{
    private static readonly Random Early = Random.Shared;
    private static readonly object EarlyKey = new();
    private static readonly int EarlyHash = RuntimeHelpers.GetHashCode(EarlyKey);

    // They keep their values from one schedule to the next.
    private static (int, int)? s_drawn;
    private static int? s_early;
    private static string? s_bytes;

    [Fact]
    public void Values_OfOneOperation_AreTheSameInEveryProcess() => Explored.Holds(
        static () =>
        {
            string[] values =
            [
                Text(Random.Shared.Next()),
                Guid.NewGuid().ToString(),
                RandomNumberGenerator.GetHexString(8),
                Path.GetRandomFileName(),
                Text(RuntimeHelpers.GetHashCode(new object())),
                Text(HashCode.Combine("key", 7)),
            ];
            const string Expected = "2164292 cbf94b55-3890-479f-8901-ff049e8e2faf D58F3FD4 svcx3nbp.5xl 299901130 -1924435250";
            Assert.True(string.Join(' ', values) == Expected, string.Join(' ', values)); // a comparison that shows all of it
            return Task.CompletedTask;
        },
        10);

    [Fact]
    public void Values_ThatDecideAboutSteps_CanBeReplayed()
    {
        var violation = Explored.FailsSometimes(static async () =>
        {
            var x = 0;
            var order = Enumerable.Range(1, 5).ToArray();
            Random.Shared.Shuffle(order);
            await Task.WhenAll(Task.Run(Steps), Task.Run(() => Volatile.Write(ref x, order[0])));
            Assert.Equal(order[0], x);

            void Steps()
            {
                for (var step = new Random().Next(1, 5); step > 0; step--)
                    Volatile.Write(ref x, 0);
            }
        });
        Assert.Equal(ViolationKind.Assertion, violation.Kind); // run again by its choices, it has taken the same steps
    }

    [Fact]
    public void Values_OfTwoOperations_AreIndependentOfTheirOrder() => Explored.HoldsAlways(static async () =>
    {
        var first = Task.Run(Draw);
        var second = Task.Run(Draw);
        await Task.WhenAll(first, second);
        Assert.NotEqual(first.Result, second.Result);
        s_drawn ??= (first.Result, second.Result);
        Assert.Equal(s_drawn, (first.Result, second.Result));

        static int Draw()
        {
            Interleaving.Point();
            return Random.Shared.Next();
        }
    });

    [Fact]
    public void Random_SharedInAStatic_IsSeededToo() => Explored.Holds(static () =>
    {
        var drawn = Early.Next();
        s_early ??= drawn;
        Assert.Equal(s_early, drawn);
        return Task.CompletedTask;
    }, 10);

    [Fact]
    public void Random_WithASeed_IsTheProgramsOwn() => Explored.Holds(static () =>
    {
        Assert.Equal(new Random(5).Next(), new Random(5).Next());
        Assert.NotEqual(new Random().Next(), new Random().Next());
        return Task.CompletedTask;
    }, 1);

    [Fact]
    public void HashCode_OfAnIdentity_StaysThatOfTheObject() => Explored.Holds(static () =>
    {
        var key = new object();
        Assert.Equal(RuntimeHelpers.GetHashCode(key), RuntimeHelpers.GetHashCode(key));
        Assert.Equal(EarlyHash, RuntimeHelpers.GetHashCode(EarlyKey)); // a static dictionary may hold it by that
        Assert.Equal(0, RuntimeHelpers.GetHashCode(null));
        return Task.CompletedTask;
    }, 2);

    [Fact]
    public void HashCode_ByCombiningOrAdding_IsTheSame() => Explored.Holds(static () =>
    {
        var hash = default(HashCode);
        hash.Add("key");
        hash.Add(7);
        hash.Add("KEY", StringComparer.OrdinalIgnoreCase);
        var same = default(HashCode);
        same.Add("key");
        same.Add(7);
        same.Add("key", StringComparer.OrdinalIgnoreCase);
        Assert.Equal(hash.ToHashCode(), same.ToHashCode());
        Assert.Equal(HashCode.Combine("key", 7, 1), HashCode.Combine("key", 7, 1));
        Assert.NotEqual(HashCode.Combine("key", 7), HashCode.Combine(7, "key"));
        return Task.CompletedTask;
    }, 1);

    [Fact]
    public void RandomNumberGenerator_ThatIsCreated_IsSeededToo() => Explored.Holds(static () =>
    {
        using var generator = RandomNumberGenerator.Create();
        var bytes = new byte[64];
        generator.GetNonZeroBytes(bytes);
        Assert.DoesNotContain((byte)0, bytes);
        generator.GetBytes(bytes, 1, 2);
        var drawn = Convert.ToHexString(bytes);
        s_bytes ??= drawn;
        Assert.Equal(s_bytes, drawn);
        return Task.CompletedTask;
    }, 10);

    [Fact]
    public void Guid_OfVersion7_HoldsTheVirtualTime() => Explored.Holds(static async () =>
    {
        var first = Guid.CreateVersion7();
        await Task.Delay(1);
        var second = Guid.CreateVersion7();
        Assert.Equal((7, 7), (first.Version, second.Version));
        Assert.True(first.CompareTo(second) < 0);
        Assert.InRange(first.Variant, 8, 11);
        Assert.Equal(first.ToString()[..13], Guid.CreateVersion7(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToString()[..13]);
    }, 10);

    [Fact]
    public void Machine_InAnExploration_IsTheSameEverywhere() => Explored.HoldsAlways(static async () =>
    {
        Assert.Equal((4, 4242), (Environment.ProcessorCount, Environment.ProcessId));
        Assert.NotEqual(Environment.CurrentManagedThreadId, await Task.Run(() => Environment.CurrentManagedThreadId));
    });

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
