namespace Weft.Exploration.Interception;

/// <summary>The explorer's version of <see cref="ParallelLoopResult"/>, which only the framework can make.</summary>
[Redirects(typeof(ParallelLoopResult))]
internal readonly struct ControlledLoopResult
{
    internal ControlledLoopResult(bool isCompleted, long? lowestBreakIteration) =>
        (IsCompleted, LowestBreakIteration) = (isCompleted, lowestBreakIteration);

    public bool IsCompleted { get; }

    public long? LowestBreakIteration { get; }

    internal static ControlledLoopResult Of(ParallelLoopResult real) => new(real.IsCompleted, real.LowestBreakIteration);
}
