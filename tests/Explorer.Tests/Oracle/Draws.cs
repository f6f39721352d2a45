namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// Numbers from a seed, the same on every machine and with every framework: a linear congruential generator with the constants of
/// Knuth's MMIX.
/// </summary>
internal sealed class Draws(ulong seed)
{
    private ulong _state = (seed * 2) + 1;

    /// <summary>A number from 0 to <paramref name="bound"/>, which is not included.</summary>
    public int Next(int bound)
    {
        _state = (_state * 6364136223846793005) + 1442695040888963407;
        return (int)((_state >> 33) % (ulong)bound);
    }

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Next(times) == 0;
}
