using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// What <see cref="Random.Shared"/> is in rewritten code: the stream of whichever operation draws, and the real one outside an
/// exploration. To draw is no point, since no other operation sees it.
/// </summary>
internal sealed class SharedRandom : Random
{
    public static readonly SharedRandom Instance = new();

    // The base class wants a seed, or fetches one from the system; its numbers are never used.
    private SharedRandom()
        : base(0)
    {
    }

    private static Random Source => Operation.Current?.Chance ?? Shared;

    public override int Next() => Source.Next();

    public override int Next(int maxValue) => Source.Next(maxValue);

    public override int Next(int minValue, int maxValue) => Source.Next(minValue, maxValue);

    public override long NextInt64() => Source.NextInt64();

    public override long NextInt64(long maxValue) => Source.NextInt64(maxValue);

    public override long NextInt64(long minValue, long maxValue) => Source.NextInt64(minValue, maxValue);

    public override float NextSingle() => Source.NextSingle();

    public override double NextDouble() => Source.NextDouble();

    public override void NextBytes(byte[] buffer) => Source.NextBytes(buffer);

    public override void NextBytes(Span<byte> buffer) => Source.NextBytes(buffer);

    protected override double Sample() => Source.NextDouble();
}
