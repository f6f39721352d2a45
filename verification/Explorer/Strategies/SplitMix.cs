namespace Weft.Exploration.Strategies;

/// <summary>
/// A small generator of random numbers that gives the same numbers for the same seed on every machine and in every version of
/// the runtime. Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (OOPSLA 2014).
/// </summary>
internal struct SplitMix(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>The next number from 0 to <paramref name="bound"/>, which is not included.</summary>
    public int Next(int bound) => (int)Math.BigMul(NextWord() >> 32, (ulong)bound << 32, out _);

    /// <summary>The next word of 64 random bits.</summary>
    public ulong NextWord()
    {
        _state += GoldenGamma;
        var word = _state;
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
        return word ^ (word >> 31);
    }
}
