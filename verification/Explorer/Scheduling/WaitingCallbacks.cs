using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The callbacks of wait handles that have not begun when the schedule ends, and those that were taken back before. Each could have begun
/// while its handle was signaled: before somebody reset that, took the signal, or took the callback back.
/// </summary>
internal sealed class WaitingCallbacks
{
    private readonly List<Operation> _waiting = [];
    private readonly List<(int Operation, Access Pending, nint Gate)> _forestalled = [];

    public void Add(Operation operation) => _waiting.Add(operation);

    public void Began(Operation operation) => _waiting.Remove(operation);

    /// <summary>Notes that an operation will not begin, since <paramref name="registration"/> was ended.</summary>
    public void TakenBack(Operation operation, object registration)
    {
        _waiting.Remove(operation);
        _forestalled.Add((operation.Id, operation.Pending, operation.WaitsAt!.Location));

        // Told apart, and without the gate: who took it back came before those who signaled the handle later, and neither touched what the
        // other did. That they come first, and the callback then, is found from here only.
        _forestalled.Add((operation.Id, Access.To(AccessKind.Start, registration, operation.Pending.Site), 0));
    }

    public void TellWhoIsLeft(IWitness witness)
    {
        foreach (var (operation, pending, gate) in _forestalled)
            witness.Leaves(operation, pending, gate, isJoin: false);
        foreach (var operation in _waiting)
            witness.Leaves(operation.Id, operation.Pending, operation.WaitsAt!.Location, isJoin: false);
    }
}
