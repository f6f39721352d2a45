namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of Monitor and of Lock that waits or tries, alone.</summary>
public static class MonitorScript
{
    public static string Limits()
    {
        var script = new Transcript();
        var gate = new object();
        var isTaken = false;
        object none = null!;
        script.Note(() => Monitor.TryEnter(gate, -2));
        script.Note(() => Monitor.TryEnter(none, 0));
        script.Note(() => Monitor.TryEnter(none));
        script.Note(() => Monitor.TryEnter(gate, TimeSpan.MaxValue));
        script.Note(() => Monitor.TryEnter(gate, 0));
        script.Note(() => Monitor.TryEnter(gate, TimeSpan.FromMilliseconds(1)));
        script.Note(() => Monitor.TryEnter(gate, -1));
        script.Note(() => Monitor.TryEnter(gate, ref isTaken));
        script.Note(() => isTaken);
        script.Note(() => Monitor.TryEnter(gate, 5, ref isTaken));
        script.Note(() => Monitor.TryEnter(gate, TimeSpan.Zero, ref isTaken));
        script.Note(() => Monitor.Enter(gate, ref isTaken));
        isTaken = false;
        script.Note(() => Monitor.TryEnter(gate, 5, ref isTaken));
        isTaken = false;
        script.Note(() => Monitor.TryEnter(gate, TimeSpan.Zero, ref isTaken));
        script.Note(() => Monitor.Wait(gate, 0));
        script.Note(() => Monitor.Wait(gate, 1));
        script.Note(() => Monitor.Wait(gate, -2));
        script.Note(() => Monitor.Wait(gate, TimeSpan.FromMilliseconds(1)));
        script.Note(() => Monitor.Wait(gate, TimeSpan.MaxValue));
        script.Note(() => Monitor.Wait(gate, 1, true));
        script.Note(() => Monitor.Wait(gate, TimeSpan.Zero, false));
        script.Note(() => Monitor.IsEntered(gate));
        script.Note(() => Monitor.Exit(gate));
        script.Note(() => Monitor.Exit(gate));
        script.Note(() => Monitor.Exit(gate));
        script.Note(() => Monitor.Exit(gate));
        script.Note(() => Monitor.Exit(gate));
        script.Note(() => Monitor.Exit(gate));
        script.Note(() => Monitor.Exit(gate));
        script.Note(() => Monitor.Wait(gate, 0));
        script.Note(() => Monitor.Wait(none, 0));
        script.Note(() => Monitor.Pulse(gate));
        script.Note(() => Monitor.PulseAll(gate));
        return script.ToString();
    }

    public static string Locks()
    {
        var script = new Transcript();
        var gate = new Lock();
        script.Note(() => gate.TryEnter());
        script.Note(() => gate.TryEnter(0));
        script.Note(() => gate.TryEnter(-2));
        script.Note(() => gate.TryEnter(TimeSpan.Zero));
        script.Note(() => gate.TryEnter(TimeSpan.MaxValue));
        script.Note(() => gate.IsHeldByCurrentThread);
        script.Note(() => gate.Exit());
        script.Note(() => gate.Exit());
        script.Note(() => gate.Exit());
        script.Note(() => gate.Exit());
        script.Note(() => gate.IsHeldByCurrentThread);
        script.Note(() => Scoped(gate));
        script.Note(() => gate.IsHeldByCurrentThread);
        script.Note(() => gate.Enter());
        script.Note(() => gate.Exit());
        return script.ToString();
    }

    private static bool Scoped(Lock gate)
    {
        using (gate.EnterScope())
        {
            using var again = gate.EnterScope();
            again.Dispose();
            return gate.IsHeldByCurrentThread;
        }
    }
}
