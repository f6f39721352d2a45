using System.Text.Json;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// A node of a walk through all interleavings, to be written down and read again. Addresses are left out: they hold for one execution.
/// </summary>
internal sealed record WalkState
{
    public int Bound { get; init; }

    public int FirstValue { get; init; }

    public int TriedValues { get; init; }

    public Sleeper Chosen { get; init; }

    public IReadOnlyList<Sleeper> Asleep { get; init; } = [];

    public IReadOnlyList<Sleeper> Done { get; init; } = [];

    public IReadOnlyList<BranchState> Branches { get; init; } = [];

    public BranchState? Taken { get; init; }

    public int Level { get; init; }

    public bool IsExpanded { get; init; }

    public bool BeginsUnit { get; init; }

    public static string Write(Node node) => JsonSerializer.Serialize(new WalkState
    {
        Bound = node.Bound,
        FirstValue = node.FirstValue,
        TriedValues = node.TriedValues,
        Chosen = node.Chosen,
        Asleep = node.Asleep,
        Done = node.Done,
        Branches = [.. node.Branches.Select(BranchState.Of)],
        Taken = node.Taken is { } taken ? BranchState.Of(taken) : null,
        Level = node.Level,
        IsExpanded = node.IsExpanded,
        BeginsUnit = node.BeginsUnit,
    });

    /// <exception cref="StateException">It is no node.</exception>
    public static Node Read(string text)
    {
        try
        {
            var state = JsonSerializer.Deserialize<WalkState>(text) ?? throw new StateException("is damaged");
            var node = new Node
            {
                Bound = state.Bound,
                FirstValue = state.FirstValue,
                TriedValues = state.TriedValues,
                Chosen = state.Chosen,
                Asleep = [.. state.Asleep],
                Branches = [.. state.Branches.Select(branch => branch.Make())],
                Taken = state.Taken?.Make(),
                Level = state.Level,
                IsExpanded = state.IsExpanded,
                BeginsUnit = state.BeginsUnit,
            };
            node.Done.AddRange(state.Done);
            return node;
        }
        catch (JsonException)
        {
            throw new StateException("is damaged");
        }
    }

    /// <summary>A branch of a wake-up tree. Where its steps went is not known any more, so that what it covers may be run again.</summary>
    internal sealed record BranchState(Sleeper Sleeper, IReadOnlyList<int> Draws, IReadOnlyList<BranchState> Children)
    {
        public static BranchState Of(Branch branch) =>
            new(branch.Sleeper, branch.Draws, [.. branch.Children.Select(Of)]);

        public Branch Make()
        {
            var branch = new Branch(Sleeper, [.. Draws])
            {
                Local = 0,
                Announced = default,
                Whereabouts = Whereabouts.None,
                IsDoubtful = true,
            };
            branch.Children.AddRange(Children.Select(child => child.Make()));
            return branch;
        }
    }
}
