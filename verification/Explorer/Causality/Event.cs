namespace Weft.Exploration.Causality;

/// <summary>
/// What one operation did between two choices: the unit that is put in order. It begins with what was announced and goes on until something
/// else is.
/// </summary>
internal struct Event
{
    /// <summary>Who.</summary>
    public int Operation;

    /// <summary>The how-manieth of its operation, from 1.</summary>
    public int Ordinal;

    /// <summary>False for what an operation does before its first access, which nobody chooses.</summary>
    public bool IsChosen;

    /// <summary>True if it may have touched anything at all.</summary>
    public bool IsOpaque;

    /// <summary>True if it has touched more than what it had announced, beside gates and the clock.</summary>
    public bool IsHidden;

    /// <summary>The touch that it had announced; -1 if it had announced none.</summary>
    public int Announced;

    /// <summary>True if what it had announced might have changed something, whether it did or not.</summary>
    public bool MayWrite;

    /// <summary>True if what it had announced may change something in one schedule, and nothing in another.</summary>
    public bool MayOnlyRead;

    /// <summary>True if its operation does not get to know what the location held that it had announced to touch.</summary>
    public bool IsBlind;

    /// <summary>
    /// The same in each schedule in which its operation has seen the same, up to its end: then the operation goes on in the same way.
    /// </summary>
    public ulong Local;

    /// <summary>The same for all that its operation had seen before it.</summary>
    public ulong LocalBefore;

    /// <summary>Where its touches begin in those of the history, and how many there are.</summary>
    public int FirstTouch, TouchCount;

    /// <summary>Where the values that it drew begin, and how many there are.</summary>
    public int FirstDraw, DrawCount;

    /// <summary>
    /// The same in each schedule in which the operation has seen the same so far, and what it touched was in the same state.
    /// </summary>
    public ulong Hash;
}
