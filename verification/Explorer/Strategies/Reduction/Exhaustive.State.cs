using System.Globalization;

namespace Weft.Exploration.Strategies.Reduction;

// What is needed to go on with the walk in another process.
internal sealed partial class Exhaustive
{
    private bool _isAhead; // the path is that of the next schedule already

    /// <summary>
    /// Where the walk goes on, between two schedules: the number of units, and a text for each node. Empty if it has not begun.
    /// </summary>
    public IReadOnlyList<string> Save()
    {
        if (!_hasBegun)
            return [];
        if (!_isAhead)
            _isAhead = Advance();
        return [_units.Count.ToString(CultureInfo.InvariantCulture), .. _path.Select(WalkState.Write)];
    }

    /// <summary>Goes on where another walk was saved.</summary>
    /// <exception cref="StateException">These are no such places.</exception>
    public void Load(IReadOnlyList<string> places)
    {
        if (places.Count == 0)
            return;
        if (!long.TryParse(places[0], NumberStyles.None, CultureInfo.InvariantCulture, out var units))
            throw new StateException("is damaged");
        _units.Count = units;
        _path.AddRange(places.Skip(1).Select(WalkState.Read));
        (_hasBegun, _isAhead) = (true, true);
    }
}
