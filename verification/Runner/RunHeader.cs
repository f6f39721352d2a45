using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>What all tests of a run have in common, and what the runs have to have in common whose reports are joined.</summary>
/// <param name="Tool">The version of the tool.</param>
/// <param name="Assembly">The simple name of the assembly.</param>
/// <param name="ReplayCommand">The command that replays, up to where the replay string stands.</param>
/// <param name="Settings">What decides which schedules are run.</param>
internal sealed record RunHeader(string Tool, string Assembly, string ReplayCommand, ExplorationSettings Settings)
{
    /// <summary>The part of the exploration that was run.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    public static RunHeader Of(Plan plan) => new(
        ToolVersion.Released, plan.Source.Name, plan.Request.ReplayCommand, ExplorationSettings.Of(plan.Request.Options))
    {
        Shard = plan.Request.Options.Shard,
    };
}
