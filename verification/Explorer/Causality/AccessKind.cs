namespace Weft.Exploration.Causality;

/// <summary>What an operation is about to do. Announced before it happens.</summary>
internal enum AccessKind : byte
{
    /// <summary>Runs its first instruction.</summary>
    Start,

    /// <summary>Reads a location.</summary>
    Read,

    /// <summary>Writes a location.</summary>
    Write,

    /// <summary>Reads and writes a location in one step.</summary>
    Update,

    /// <summary>Writes a location if it holds what is expected; reads it otherwise.</summary>
    CompareExchange,

    /// <summary>Takes a lock.</summary>
    Acquire,

    /// <summary>Asks whether a task has ended, to suspend if it has not.</summary>
    Await,

    /// <summary>Blocks until something has happened.</summary>
    Wait,

    /// <summary>Ends a task.</summary>
    Complete,

    /// <summary>Cancels a token, or registers with one.</summary>
    Cancel,

    /// <summary>Wakes what waits for an object.</summary>
    Signal,

    /// <summary>Lets others run; touches nothing.</summary>
    Interleave,

    /// <summary>Draws a value from the strategy.</summary>
    Draw,
}
