namespace Weft.Exploration.Scheduling;

/// <summary>A turn on any system.</summary>
internal sealed class PortableTurn : Turn
{
    private readonly SemaphoreSlim _turn = new(0, 1);

    public override void Give() => _turn.Release();

    public override void Wait() => _turn.Wait();
}
