using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Guid"/>: identifiers made of the operation's own random values, and of the virtual time.</summary>
[Intercepts(typeof(Guid))]
internal static class GuidHooks
{
    // RFC 9562: the version is in the upper half of byte 6, the variant in the two highest bits of byte 8.
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    public static Guid NewGuid(int site)
    {
        if (Operation.Current is not { } operation)
            return Guid.NewGuid();
        Span<byte> bytes = stackalloc byte[16];
        operation.Chance.NextBytes(bytes);
        return Make(bytes, version: 4);
    }

    public static Guid CreateVersion7(int site) =>
        Clocks.Read(site) is { } clock ? CreateVersion7(clock.GetUtcNow(), site) : Guid.CreateVersion7();

    public static Guid CreateVersion7(DateTimeOffset timestamp, int site)
    {
        if (Operation.Current is not { } operation)
            return Guid.CreateVersion7(timestamp);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(timestamp).TryWriteBytes(bytes, bigEndian: true, out _);
        operation.Chance.NextBytes(bytes[VersionByte..]); // all but the time
        return Make(bytes, version: 7);
    }

    private static Guid Make(Span<byte> bytes, int version)
    {
        bytes[VersionByte] = (byte)((bytes[VersionByte] & 0x0F) | (version << 4));
        bytes[VariantByte] = (byte)((bytes[VariantByte] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
