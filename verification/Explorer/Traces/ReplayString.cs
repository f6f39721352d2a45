using System.Buffers.Binary;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Traces;

/// <summary>
/// One schedule as text: <c>weft1-</c>, then in hexadecimal: the hash of the test's name, the fingerprint of the program, the hash
/// of the steps, the number of choices (4 bytes each, big endian), the packed choices, and a check sum of all that.
/// </summary>
internal sealed record ReplayString(uint Test, uint Program, uint Steps, int Choices, byte[] Packed)
{
    private const string Family = "weft";
    private const string Prefix = "weft1-";
    private const int HeaderLength = 16;
    private const int CheckLength = 4;

    public ChoiceReader Read() => new(Packed, Choices);

    public override string ToString()
    {
        var bytes = new byte[HeaderLength + Packed.Length + CheckLength];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Test);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), Program);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), Steps);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), Choices);
        Packed.CopyTo(bytes, HeaderLength);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(bytes.Length - CheckLength), Check(bytes));
        return Prefix + Convert.ToHexStringLower(bytes);
    }

    /// <exception cref="UsageException">The text is no replay string, is cut or damaged, or of another version.</exception>
    public static ReplayString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            throw new UsageException(DescribeForeign(text));
        var digits = text.AsSpan(Prefix.Length);
        var bytes = new byte[digits.Length / 2];
        if (digits.Length % 2 != 0
            || Convert.FromHexString(digits, bytes, out _, out _) != System.Buffers.OperationStatus.Done
            || bytes.Length < HeaderLength + CheckLength
            || BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(bytes.Length - CheckLength)) != Check(bytes))
        {
            throw new UsageException("The replay string is cut or damaged; copy the whole string that the failing run printed.");
        }
        return new ReplayString(
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4)),
            BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12)),
            bytes[HeaderLength..^CheckLength]);
    }

    private static string DescribeForeign(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var isOurs = dash > Family.Length
            && text.StartsWith(Family, StringComparison.Ordinal)
            && text.AsSpan(Family.Length, dash - Family.Length).IndexOfAnyExceptInRange('0', '9') < 0;
        return isOurs
            ? $"The replay string is of version '{text[..dash]}', and this version reads '{Prefix[..^1]}'; "
                + "explore the test again to get a new one."
            : $"'{(text.Length > 40 ? text[..40] + "..." : text)}' is no replay string; it starts with '{Prefix}' and stands at the end "
                + "of a failing run's output.";
    }

    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var hash = StringHash.Compute(Prefix);
        foreach (var value in bytes[..^CheckLength])
            hash = StringHash.Combine(hash, value);
        return hash;
    }
}
