namespace Weft;

// An ambient value alone is not enough to say who is inside an operation: it flows to work that outlives the operation, and to
// operations that were posted from inside. So it is an object for each operation, and the end of the operation empties it.

/// <summary>The inside of one operation, as far as its execution context flows.</summary>
internal sealed class Inside
{
    private static readonly AsyncLocal<Inside?> s_current = new();

    private readonly Inside? _outer;

    // Null once the operation is over.
    private TaskSequencer? _sequencer;

    private Inside(TaskSequencer sequencer, Inside? outer)
    {
        _sequencer = sequencer;
        _outer = outer;
    }

    /// <summary>Makes the execution context of this thread that of an operation of <paramref name="sequencer"/>.</summary>
    public static Inside Enter(TaskSequencer sequencer)
    {
        Inside? outer = s_current.Value;
        while (outer is not null && Volatile.Read(ref outer._sequencer) is null)
            outer = outer._outer;
        var inside = new Inside(sequencer, outer);
        s_current.Value = inside;
        return inside;
    }

    /// <summary>Throws if this is inside an operation of <paramref name="sequencer"/> that has not ended.</summary>
    public static void ThrowIfIn(TaskSequencer sequencer)
    {
        for (Inside? inside = s_current.Value; inside is not null; inside = inside._outer)
        {
            if (Volatile.Read(ref inside._sequencer) == sequencer)
            {
                throw new InvalidOperationException(
                    "An operation of the sequencer would wait for itself; call Post, which returns nothing to wait for, "
                    + "or make the call outside of the operation.");
            }
        }
    }

    /// <summary>The operation is over: who inherited this may call again.</summary>
    public void Leave() => Volatile.Write(ref _sequencer, null);
}
