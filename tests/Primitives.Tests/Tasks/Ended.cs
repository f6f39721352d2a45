namespace Weft.Tests.Tasks;

/// <summary>The outcome of a task that has ended by now; of another one it throws, for a <see cref="SimpleTask"/> never blocks.</summary>
internal static class Ended
{
    public static void Outcome(this SimpleTask task) => task.GetAwaiter().GetResult();

    public static TResult Outcome<TResult>(this SimpleTask<TResult> task) => task.GetAwaiter().GetResult();
}
