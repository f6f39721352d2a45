using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>The sites of one module while it is rewritten: numbers them within a block of the table.</summary>
internal sealed class ModuleSites(string module, int block)
{
    private readonly List<Site> _sites = [];

    /// <summary>True for a part of the framework: what happens in it is told by where the program called it.</summary>
    public bool IsFramework { get; init; }

    public int Add(Site site)
    {
        if (_sites.Count == SiteTable.BlockSize)
            throw new UsageException(
                $"{module} has more than {SiteTable.BlockSize} places that the explorer would have to watch; split it.");
        _sites.Add(site);
        return SiteTable.First(block) + _sites.Count - 1;
    }

    /// <summary>Makes the sites known; the code that names them may be loaded from now on.</summary>
    public Site[] Publish()
    {
        Site[] sites = [.. _sites];
        SiteTable.Fill(block, sites);
        return sites;
    }
}
