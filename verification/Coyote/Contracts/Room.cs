using Microsoft.Coyote.Specifications;

namespace Weft.Verification.Contracts;

/// <summary>A room for one: the operations of a sequencer enter and leave it, and two inside at once break C1.</summary>
internal sealed class Room
{
    private int _inside;

    /// <summary>States that nobody else is inside.</summary>
    public void Enter(string who) =>
        Specification.Assert(Interlocked.Increment(ref _inside) == 1, "the {0} operation began while another one had not ended", who);

    /// <summary>Makes room for the next one.</summary>
    public void Leave() => Interlocked.Decrement(ref _inside);
}
