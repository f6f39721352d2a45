namespace Weft.Exploration.Traces;

/// <summary>The choices of one schedule in order, each with the number of possibilities that it had.</summary>
internal sealed class ChoiceRecord
{
    private readonly List<(int Choice, int Count)> _choices = [];

    public int Count => _choices.Count;

    public void Add(int choice, int count) => _choices.Add((choice, count));

    public void Clear() => _choices.Clear();

    /// <summary>Packs the choices, each in as many bits as its number of possibilities asks for.</summary>
    public byte[] Pack()
    {
        var bytes = new List<byte>();
        var used = 0;
        foreach (var (choice, count) in _choices)
        {
            for (var bit = ChoiceReader.BitsFor(count) - 1; bit >= 0; bit--, used++)
            {
                if (used % 8 == 0)
                    bytes.Add(0);
                bytes[^1] |= (byte)(((choice >> bit) & 1) << (7 - (used % 8)));
            }
        }
        return [.. bytes];
    }
}
