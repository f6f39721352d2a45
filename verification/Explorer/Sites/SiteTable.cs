namespace Weft.Exploration.Sites;

/// <summary>
/// The sites of all rewritten code in this process, by number. Append only: a number that was written into code stays valid.
/// Site 0 is <see cref="Site.Unknown"/>.
/// </summary>
internal static class SiteTable
{
    private static readonly Lock Gate = new();
    private static Site[] _sites = [Site.Unknown];
    private static int _count = 1;

    public static Site Get(int id) => Volatile.Read(ref _sites)[id];

    public static int Add(Site site)
    {
        lock (Gate)
        {
            if (_count == _sites.Length)
            {
                var larger = _sites;
                Array.Resize(ref larger, _sites.Length * 2);
                Volatile.Write(ref _sites, larger); // readers see the old or the new array, both hold every number given out so far
            }
            _sites[_count] = site;
            return _count++;
        }
    }
}
