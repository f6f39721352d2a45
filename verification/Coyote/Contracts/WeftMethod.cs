namespace Weft.Verification.Contracts;

/// <summary>A method that returns the library's <see cref="SimpleTask{TResult}"/> under the contract.</summary>
public sealed class WeftMethod : IMethodUnderTest
{
    private SimpleTask<int> _task;

    public void Start(Task gate, int result) => _task = Run(gate, result);

    public async Task<int> AwaitAsync() => await _task;

    public Task<int> AwaitFromItsOwnKindAsync() => Forward();

    private static async SimpleTask<int> Run(Task gate, int result)
    {
        await gate;
        return result;
    }

    private async SimpleTask<int> Forward() => await _task;
}
