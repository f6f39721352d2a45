using System.Collections.Concurrent;

namespace Weft.CoyoteApi.Tests.Cases;

/// <summary>A store of accounts as in Coyote's sample AccountManager: asking and adding are two steps.</summary>
internal sealed class Accounts
{
    private readonly ConcurrentDictionary<string, int> _rows = new();

    public async Task<bool> CreateAsync()
    {
        await Task.Yield();
        if (_rows.ContainsKey("joe"))
            return false;
        await Task.Yield();
        _rows["joe"] = 10;
        return true;
    }

    public async Task<bool> CreateAtomicallyAsync()
    {
        await Task.Yield();
        return _rows.TryAdd("joe", 10);
    }
}
