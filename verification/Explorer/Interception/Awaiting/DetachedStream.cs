namespace Weft.Exploration.Interception;

/// <summary>An asynchronous stream whose awaits were told not to come back to a context; see <see cref="DetachedSource"/>.</summary>
internal sealed class DetachedStream<T>(IAsyncEnumerable<T> stream) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new Enumerator(stream.GetAsyncEnumerator(cancellationToken));

    private sealed class Enumerator(IAsyncEnumerator<T> enumerator) : IAsyncEnumerator<T>
    {
        public T Current => enumerator.Current;

        public ValueTask<bool> MoveNextAsync() => DetachedSource<bool>.For(enumerator.MoveNextAsync(), continueOnCapturedContext: false);

        public ValueTask DisposeAsync() => DetachedSource.For(enumerator.DisposeAsync(), continueOnCapturedContext: false);
    }
}
