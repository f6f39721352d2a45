using System.Numerics;

namespace Weft.Exploration.Traces;

/// <summary>Reads packed choices. How many bits a choice has follows from the number of possibilities at the time of reading.</summary>
internal sealed class ChoiceReader(byte[] packed, int choices)
{
    private int _bit;
    private int _read;

    /// <summary>True when every choice has been read.</summary>
    public bool AtEnd => _read == choices;

    public static int BitsFor(int count) => BitOperations.Log2((uint)count - 1) + 1;

    public void Rewind() => _bit = _read = 0;

    public bool TryRead(int count, out int choice)
    {
        choice = 0;
        var bits = BitsFor(count);
        if (AtEnd || _bit + bits > packed.Length * 8)
            return false;
        for (var end = _bit + bits; _bit < end; _bit++)
            choice = (choice << 1) | ((packed[_bit / 8] >> (7 - (_bit % 8))) & 1);
        _read++;
        return true;
    }
}
