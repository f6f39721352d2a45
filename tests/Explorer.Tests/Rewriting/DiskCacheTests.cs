using Weft.Exploration.Rewriting;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Tests.Rewriting;

public sealed class DiskCacheTests : IDisposable
{
    private const long Plenty = 1_000_000;

    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("weft-").FullName, "not there yet");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void Find_OfWhatWasAdded_GivesBytesAndSitesBack()
    {
        var cache = new DiskCache(_folder, Plenty);
        var added = Make(
            [1, 2, 3], [4, 5], new Site("Store.Add", "Monitor.Enter", "Store._gate", "Store.cs", 12) { Reason = "of a reason" });
        cache.Add("key", added);
        Forget(added);

        var found = cache.Find("key")!;

        Assert.Equal(added.Image, found.Image);
        Assert.Equal(added.Symbols, found.Symbols);
        Assert.Equal(added.Fingerprint, found.Fingerprint);
        Assert.Equal(added.Sites[0], SiteTable.Get(SiteTable.First(found.Block)));
    }

    [Fact]
    public void Find_OfSitesWithoutSymbols_KeepsWhatIsMissing()
    {
        var cache = new DiskCache(_folder, Plenty);
        var added = Make([1], null, new Site("UnboundedChannel.TryWrite", "Monitor.Enter", null, null, 0) { IsFramework = true });
        cache.Add("key", added);
        Forget(added);

        var found = cache.Find("key")!;

        Assert.Null(found.Symbols);
        Assert.Equal(added.Sites, found.Sites);
    }

    [Fact]
    public void Find_WhereNothingWasAdded_FindsNothing() => Assert.Null(new DiskCache(_folder, Plenty).Find("key"));

    [Fact]
    public void Find_WhereItsSitesHaveNoPlaceAnyMore_FindsNothing()
    {
        var cache = new DiskCache(_folder, Plenty);
        cache.Add("key", Make([1], null));

        Assert.Null(cache.Find("key")); // the block is still that of the one that was added
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    public void Find_OfADamagedEntry_FindsNothingUntilItIsAddedAgain(int damaged)
    {
        var cache = new DiskCache(_folder, Plenty);
        var added = Make([1, 2, 3], null);
        cache.Add("key", added);
        Forget(added);
        var path = Assert.Single(Directory.GetFiles(_folder));
        var bytes = File.ReadAllBytes(path);
        bytes[damaged < 0 ? bytes.Length + damaged : damaged] ^= 1;
        File.WriteAllBytes(path, bytes);

        var whileDamaged = cache.Find("key");
        cache.Add("key", added);

        Assert.Null(whileDamaged);
        Assert.Equal(added.Image, cache.Find("key")?.Image);
    }

    [Fact]
    public void Find_OfACutEntry_FindsNothing()
    {
        var cache = new DiskCache(_folder, Plenty);
        var added = Make([1, 2, 3], null);
        cache.Add("key", added);
        Forget(added);
        File.WriteAllBytes(Assert.Single(Directory.GetFiles(_folder)), [1, 2]);

        Assert.Null(cache.Find("key"));
    }

    [Fact]
    public void Add_BeyondTheBound_DropsWhatWasNotUsedForTheLongestTime()
    {
        var cache = new DiskCache(_folder, mostBytes: 2_500);
        foreach (var key in new[] { "oldest", "older" })
        {
            cache.Add(key, Make(new byte[1_000], null));
            File.SetLastWriteTimeUtc(Path.Combine(_folder, key + ".rewritten"), key == "oldest" ? LongAgo : LongAgo.AddDays(1));
        }

        cache.Add("newest", Make(new byte[1_000], null));

        Assert.Equal(["newest.rewritten", "older.rewritten"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Find_OfWhatWasNotUsedForLong_NotesTheUse()
    {
        var cache = new DiskCache(_folder, Plenty);
        var added = Make([1], null);
        cache.Add("key", added);
        Forget(added);
        var path = Assert.Single(Directory.GetFiles(_folder));
        File.SetLastWriteTimeUtc(path, LongAgo);

        cache.Find("key");

        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void Add_WhereTheFolderCannotBe_KeepsNothingAndDoesNotFail()
    {
        var taken = Path.Combine(Path.GetDirectoryName(_folder)!, "a file");
        File.WriteAllText(taken, "");
        var cache = new DiskCache(taken, Plenty);

        cache.Add("key", Make([1], null));

        Assert.Null(cache.Find("key"));
    }

    [Fact]
    public void Add_ByManyAtOnce_LeavesOneWholeEntry()
    {
        var added = Make(new byte[10_000], null);

        Parallel.For(0, 8, _ => new DiskCache(_folder, Plenty).Add("key", added));
        Forget(added);

        Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(added.Image, new DiskCache(_folder, Plenty).Find("key")?.Image);
    }

    [Fact]
    public void KeyOf_AnyOtherInput_IsAnotherKey()
    {
        byte[] image = [1, 2];
        string[] keys =
        [
            CacheKey.Of("a", image, [3], ""), CacheKey.Of("b", image, [3], ""), CacheKey.Of("a", [1], [2, 3], ""),
            CacheKey.Of("a", image, null, ""),
            CacheKey.Of("a", image, [], ""), CacheKey.Of("a", image, [3], "another build"), CacheKey.Of("a", [9, 2], [3], ""),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], CacheKey.Of("a", [1, 2], [3], ""));
    }

    [Theory]
    [InlineData("off", "/caches", null)]
    [InlineData("OFF", null, null)]
    [InlineData("/mine", "/caches", "/mine")]
    [InlineData(null, "/caches", "/caches/weft/rewritten")]
    [InlineData(" ", "/caches", "/caches/weft/rewritten")]
    public void Folder_OfTheUser_IsWhereTheEnvironmentSays(string? chosen, string? caches, string? expected)
    {
        var folder = CacheFolder.Find(name => name == CacheFolder.Variable ? chosen : caches);

        Assert.Equal(expected is null ? null : Path.GetFullPath(expected), folder);
    }

    [Fact]
    public void Folder_WithARelativePathForCaches_IsNotThere() =>
        Assert.DoesNotContain(
            "relative", CacheFolder.Find(name => name == CacheFolder.Variable ? null : "relative") ?? "", StringComparison.Ordinal);

    private static RewrittenAssembly Make(byte[] image, byte[]? symbols, params Site[] sites)
    {
        var block = SiteTable.Reserve(StringHash.Compute("cached"));
        SiteTable.Fill(block, sites);
        return new RewrittenAssembly(image, symbols, sites, block);
    }

    // As in a process that has not rewritten it.
    private static void Forget(RewrittenAssembly assembly) => SiteTable.Release(assembly.Block);
}
