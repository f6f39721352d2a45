namespace Weft.Exploration.Interception;

/// <summary>What the iterations of one parallel loop tell each other.</summary>
internal sealed class LoopFlags
{
    public bool IsStopped { get; set; }

    /// <summary>True when an iteration has thrown.</summary>
    public bool IsExceptional { get; set; }

    /// <summary>The lowest iteration that asked for those behind it to be left out.</summary>
    public long? LowestBreak { get; set; }

    /// <summary>True when <paramref name="iteration"/> need not run.</summary>
    public bool EndsBefore(long iteration) => IsStopped || IsExceptional || LowestBreak < iteration;
}
