using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerStateTests
{
    private readonly TaskSequencer _sequencer = new();
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void QueueTaskAsync_NullWithState_Throws()
    {
        Action queue = () => _sequencer.QueueTaskAsync<string>(null!, "state");
        Action queueWithResult = () => _sequencer.QueueTaskAsync<string, int>(null!, "state");

        Assert.Throws<ArgumentNullException>("operation", queue);
        Assert.Throws<ArgumentNullException>("operation", queueWithResult);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task QueueTaskAsync_WithState_HandsItOver(bool busy)
    {
        var seen = new List<string>();
        Task first = busy ? _sequencer.QueueTaskAsync(_ => _body.Task) : Task.CompletedTask;

        Task plain = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(static (seen, _) => Note(seen, "plain"), seen));
        Task<int> withResult = Ambient.In(
            new InlineContext(),
            () => _sequencer.QueueTaskAsync(static (seen, _) => Note(seen, "with result"), seen));
        Ambient.Without(_body.SetResult);

        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(plain.IsCompletedSuccessfully);
        Assert.True(withResult.IsCompletedSuccessfully);
        Assert.Equal(["plain", "with result"], seen);
        Assert.Equal(2, await withResult);

        static Task<int> Note(List<string> seen, string name)
        {
            seen.Add(name);
            return Task.FromResult(seen.Count);
        }
    }

    [Fact]
    public async Task QueueTaskAsync_WithStateAndPendingBody_CompletesWithIt()
    {
        Task plain = _sequencer.QueueTaskAsync(static (body, _) => body.Task, _body);
        Task<string> withResult = new TaskSequencer().QueueTaskAsync(
            static async (body, _) =>
            {
                await body.Task;
                return "after the body";
            },
            _body);

        Assert.False(plain.IsCompleted);
        Assert.False(withResult.IsCompleted);
        _body.SetResult();

        await plain;
        Assert.Equal("after the body", await withResult);
    }

    [Fact]
    public void Cancel_QueuedWithState_CancelsAndNeverCalls()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<string>();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task plain = _sequencer.QueueTaskAsync(Note, seen, source.Token);
        Task<int> withResult = _sequencer.QueueTaskAsync(Note, seen, source.Token);
        Task already = _sequencer.QueueTaskAsync((seen, token) => Note(seen, token), seen, new CancellationToken(canceled: true));
        Assert.True(already.IsCanceled);

        source.Cancel();
        Ambient.Without(_body.SetResult);

        Assert.True(plain.IsCanceled);
        Assert.True(withResult.IsCanceled);
        Assert.Empty(seen);

        static Task<int> Note(List<string> seen, CancellationToken token)
        {
            seen.Add("called");
            return Task.FromResult(0);
        }
    }

    [Fact]
    public async Task QueueTaskAsync_FactoryWithStateThrows_FaultsItsTaskOnly()
    {
        Task plain = _sequencer.QueueTaskAsync(Task (message, _) => throw new FormatException(message), "plain");
        Task<int> withResult = _sequencer.QueueTaskAsync(Task<int> (message, _) => throw new FormatException(message), "with result");

        Assert.Equal("plain", (await Assert.ThrowsAsync<FormatException>(() => plain)).Message);
        Assert.Equal("with result", (await Assert.ThrowsAsync<FormatException>(() => withResult)).Message);
        Assert.True(_sequencer.QueueTaskAsync(_ => Task.CompletedTask).IsCompletedSuccessfully);
    }
}
