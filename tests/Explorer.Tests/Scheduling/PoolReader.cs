namespace Weft.Exploration.Tests.Scheduling;

/// <summary>A reader whose asynchronous reading is that of the framework's base class: a task on the real pool, whoever explores.</summary>
internal sealed class PoolReader : TextReader
{
    // Plain, so that it can be set while an operation unwinds.
    private bool _isReleased;

    /// <summary>Lets the pool's thread read on.</summary>
    public void Release() => _isReleased = true;

    public override string ReadLine()
    {
        while (!_isReleased)
            Thread.Yield();
        return "a line from the pool";
    }
}
