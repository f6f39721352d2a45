using System.Runtime.CompilerServices;

namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>The awaiter of an <see cref="Errand"/>.</summary>
internal readonly struct ErrandAwaiter(Errand errand) : ICriticalNotifyCompletion
{
    public bool IsCompleted => errand.IsCompleted;

    public void GetResult() => errand.GetResult();

    public void OnCompleted(Action continuation) => errand.OnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => errand.OnCompleted(continuation);
}
