namespace Weft.Exploration.Sites;

/// <summary>
/// The sites of all rewritten code in this process, by number. A number is written into code, and that code is kept on disk for
/// other processes, so it must not depend on what else a process has rewritten before: it is the number of a block, which follows
/// from the name of the assembly, and a place in that block. Site 0 is <see cref="Site.Unknown"/>.
/// </summary>
internal static class SiteTable
{
    private const int PlaceBits = 17;

    /// <summary>The most sites of one assembly.</summary>
    public const int BlockSize = 1 << PlaceBits;

    private const int BlockCount = 1 << (31 - PlaceBits);

    private static readonly Site[]?[] Blocks = new Site[]?[BlockCount];

    private static readonly Lock Gate = new();

    private static int s_added; // the block of those that no rewritten code names

    static SiteTable() => Blocks[0] = [Site.Unknown];

    public static Site Get(int id) => Volatile.Read(ref Blocks[id >> PlaceBits])![id & (BlockSize - 1)];

    /// <summary>The number of the first site of a block.</summary>
    public static int First(int block) => block << PlaceBits;

    /// <summary>Takes the block that follows from <paramref name="hash"/>, or the next that is free.</summary>
    public static int Reserve(uint hash)
    {
        var preferred = (int)(hash % (BlockCount - 1));
        for (var offset = 0; offset < BlockCount - 1; offset++)
        {
            var block = 1 + ((preferred + offset) % (BlockCount - 1));
            if (TryReserve(block))
                return block;
        }
        throw new InvalidOperationException(
            $"[explorer bug] All {BlockCount} blocks of sites are taken; run fewer programs in one process.");
    }

    /// <summary>Takes a block if nobody has it yet.</summary>
    public static bool TryReserve(int block) =>
        block is > 0 and < BlockCount && Interlocked.CompareExchange(ref Blocks[block], [], null) is null;

    /// <summary>Fills a block that was reserved, before the code that names its sites is loaded.</summary>
    public static void Fill(int block, Site[] sites) => Volatile.Write(ref Blocks[block], sites);

    /// <summary>Adds a site that no rewritten code names; its number is for this process only.</summary>
    public static int Add(Site site)
    {
        lock (Gate)
        {
            if (s_added == 0)
                s_added = Reserve(StringHash.Compute(nameof(SiteTable)));
            var sites = Blocks[s_added]!;
            Fill(s_added, [.. sites, site]);
            return First(s_added) + sites.Length;
        }
    }

    /// <summary>Gives a block back whose sites no loaded code names.</summary>
    public static void Release(int block) => Volatile.Write(ref Blocks[block], null);
}
