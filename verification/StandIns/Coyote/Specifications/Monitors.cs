using Weft.Exploration;

namespace Microsoft.Coyote.Specifications;

/// <summary>The monitors of one schedule, at most one of each type.</summary>
internal sealed class Monitors
{
    private readonly Dictionary<Type, Monitor> _monitors = [];

    public void Register(Type type)
    {
        if (_monitors.ContainsKey(type))
            return;
        if (type.IsAbstract || Activator.CreateInstance(type, nonPublic: true) is not Monitor monitor)
            throw Assertions.Failure($"The monitor {type.Name} cannot be created; make it a class that is not abstract.");
        _monitors.Add(type, monitor);
        Interleaving.Eventually(new MonitorObligation(monitor));
        Alone(monitor.Start);
    }

    public void Tell(Type type, Monitor.Event e)
    {
        Assertions.Check(e is not null, $"The monitor {type.Name} was told of an event that is null.");
        if (_monitors.TryGetValue(type, out var monitor))
            Alone(() => monitor.Handle(e!));
    }

    // The points in a monitor's own code would let another operation tell it of the next event in the middle of this one.
    private static void Alone(Action handling)
    {
        try
        {
            Interleaving.Alone(handling);
        }
        catch (Exception exception)
        {
            Interleaving.Violated(exception); // of a monitor it counts whoever catches it
            throw;
        }
    }

    private sealed class MonitorObligation(Monitor monitor) : IObligation
    {
        public bool IsOutstanding => monitor.IsHot;

        public int TimesMet => monitor.TimesCold;

        public string Description => $"the monitor {monitor} is in its hot state {monitor.CurrentState?.Name}";
    }
}
