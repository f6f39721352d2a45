using System.Security.Cryptography;

namespace Weft.Exploration.Interception;

/// <summary>A <see cref="RandomNumberGenerator"/> that gives the random values of whichever operation asks.</summary>
internal sealed class SeededGenerator : RandomNumberGenerator
{
    public override void GetBytes(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        GetBytes(data.AsSpan());
    }

    public override void GetBytes(byte[] data, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count > data.Length - offset)
            throw new ArgumentException($"The {count} bytes from place {offset} reach beyond the end of the array of {data.Length}.");
        GetBytes(data.AsSpan(offset, count));
    }

    public override void GetBytes(Span<byte> data) => RandomNumberGeneratorHooks.Fill(data, site: 0);

    public override void GetNonZeroBytes(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        GetNonZeroBytes(data.AsSpan());
    }

    public override void GetNonZeroBytes(Span<byte> data)
    {
        for (var place = 0; place < data.Length; place++)
        {
            do
                GetBytes(data.Slice(place, 1));
            while (data[place] == 0);
        }
    }
}
