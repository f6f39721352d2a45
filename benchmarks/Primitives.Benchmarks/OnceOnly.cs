namespace Weft.Benchmarks;

/// <summary>
/// What a benchmark uses up and its set-up makes anew. A second invocation on the same would measure nothing, and look fast.
/// </summary>
internal sealed class OnceOnly
{
    private bool _isThere;

    public void Make() => _isThere = true;

    /// <summary>Checks, after an invocation, that it did what it is measured for.</summary>
    public void Use(int done, int expected)
    {
        if (!_isThere || done != expected)
        {
            throw new InvalidOperationException(
                $"{done} of {expected} were done{(_isThere ? "" : ", for the second time")}; each invocation needs a set-up of its own.");
        }

        _isThere = false;
    }
}
