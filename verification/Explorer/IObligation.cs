namespace Weft.Exploration;

/// <summary>
/// Something that has to come about in the end of every schedule; see <see cref="Interleaving.Eventually"/>. Its members are asked
/// between the steps of the schedule that it was made in, by whichever thread runs then: they must not wait, and decide nothing.
/// </summary>
public interface IObligation
{
    /// <summary>Whether it is outstanding now: then no schedule may end.</summary>
    bool IsOutstanding { get; }

    /// <summary>
    /// How often it has come about so far. Told apart from not being outstanding, because it may come about and be outstanding again
    /// between two steps, and because something may be neither.
    /// </summary>
    int TimesMet { get; }

    /// <summary>A subject and a state, without a period: what is outstanding, for the message of a violation.</summary>
    string Description { get; }
}
