using System.Security.Cryptography;
using System.Text;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>A rewritten assembly as one run of bytes: image, symbols, sites, and a hash over all of it at the end.</summary>
internal static class CacheEntry
{
    private const int Absent = -1;

    public static byte[] Write(RewrittenAssembly rewritten)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(rewritten.Block);
            WriteBytes(writer, rewritten.Image);
            WriteBytes(writer, rewritten.Symbols);
            writer.Write(rewritten.Sites.Count);
            foreach (var site in rewritten.Sites)
                WriteSite(writer, site);
        }
        buffer.Write(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        return buffer.ToArray();
    }

    /// <summary>Reads an entry and puts its sites where its code looks for them.</summary>
    /// <returns>Null if it was damaged, or if this process has given the place of its sites to another assembly.</returns>
    public static RewrittenAssembly? Read(byte[] entry)
    {
        var length = entry.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(entry.AsSpan(0, length)).AsSpan().SequenceEqual(entry.AsSpan(length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(entry, 0, length), Encoding.UTF8);
        var block = reader.ReadInt32();
        if (!SiteTable.TryReserve(block))
            return null;
        var image = ReadBytes(reader)!;
        var symbols = ReadBytes(reader);
        var sites = new Site[reader.ReadInt32()];
        for (var index = 0; index < sites.Length; index++)
            sites[index] = ReadSite(reader);
        SiteTable.Fill(block, sites);
        return new RewrittenAssembly(image, symbols, sites, block);
    }

    private static void WriteSite(BinaryWriter writer, Site site)
    {
        writer.Write(site.Method);
        writer.Write(site.Member);
        WriteText(writer, site.Target);
        WriteText(writer, site.File);
        writer.Write(site.Line);
        WriteText(writer, site.Reason);
        writer.Write(site.IsFramework);
    }

    private static Site ReadSite(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadString(), ReadText(reader), ReadText(reader), reader.ReadInt32())
        {
            Reason = ReadText(reader),
            IsFramework = reader.ReadBoolean(),
        };

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void WriteBytes(BinaryWriter writer, byte[]? bytes)
    {
        writer.Write(bytes?.Length ?? Absent);
        writer.Write(bytes ?? []);
    }

    private static byte[]? ReadBytes(BinaryReader reader) => reader.ReadInt32() is >= 0 and var length ? reader.ReadBytes(length) : null;
}
