namespace Weft;

/// <summary>What a sequencer queues to the thread pool: the next turn there, and those after it.</summary>
internal sealed class PoolTurn(TaskSequencer sequencer) : IThreadPoolWorkItem
{
    public void Execute() => sequencer.RunPoolTurn();
}
