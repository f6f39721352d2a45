using System.Reflection;
using static Microsoft.Coyote.Specifications.Monitor.State;

namespace Microsoft.Coyote.Specifications;

/// <summary>What a state does about an event: goes somewhere, calls a method, both, or nothing.</summary>
internal sealed record MonitorHandler(Type? Target, string? Action);

/// <summary>A state of a monitor, as its attributes and those of its base states say. What is nearer to the state itself wins.</summary>
internal sealed class MonitorState
{
    private readonly Dictionary<Type, MonitorHandler> _handlers = [];

    public MonitorState(Type type)
    {
        Type = type;
        IsStart = type.IsDefined(typeof(StartAttribute), inherit: false);
        IsHot = type.IsDefined(typeof(HotAttribute), inherit: false);
        IsCold = type.IsDefined(typeof(ColdAttribute), inherit: false);
        for (var level = type; level is not null && level != typeof(Monitor.State); level = level.BaseType)
        {
            Entry ??= level.GetCustomAttribute<OnEntryAttribute>(inherit: false)?.Action;
            Exit ??= level.GetCustomAttribute<OnExitAttribute>(inherit: false)?.Action;
            foreach (var go in level.GetCustomAttributes<OnEventGotoStateAttribute>(inherit: false))
                Add(level, go.Event, new MonitorHandler(go.State, go.Action));
            foreach (var call in level.GetCustomAttributes<OnEventDoActionAttribute>(inherit: false))
                Add(level, call.Event, new MonitorHandler(null, call.Action));
            foreach (var ignored in level.GetCustomAttribute<IgnoreEventsAttribute>(inherit: false)?.Events ?? [])
                Add(level, ignored, new MonitorHandler(null, null));
        }
    }

    public Type Type { get; }

    public bool IsStart { get; }

    public bool IsHot { get; }

    public bool IsCold { get; }

    public string? Entry { get; }

    public string? Exit { get; }

    public IEnumerable<MonitorHandler> Handlers => _handlers.Values;

    /// <summary>The handler of an event of exactly this type, else that of any event, else null.</summary>
    public MonitorHandler? HandlerOf(Type e) =>
        _handlers.GetValueOrDefault(e) ?? _handlers.GetValueOrDefault(typeof(Monitor.WildCardEvent));

    private void Add(Type level, Type e, MonitorHandler handler)
    {
        if (!_handlers.TryAdd(e, handler) && level == Type)
            throw Assertions.Failure(
                $"The state {Type.Name} of the monitor {Type.DeclaringType?.Name} says twice what to do about {e.Name}.");
    }
}
