using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Coyote.Specifications;

/// <summary>The states and methods of a type of monitors, read once.</summary>
internal sealed class MonitorShape
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Monitors of a program that is explored belong to its copy, and are forgotten with it.
    private static readonly ConditionalWeakTable<Type, MonitorShape> Known = [];

    private readonly Type _type;
    private readonly Dictionary<Type, MonitorState> _states;
    private readonly Dictionary<string, MethodInfo> _actions = new(StringComparer.Ordinal);

    private MonitorShape(Type type)
    {
        _type = type;
        _states = StatesIn(type).ToDictionary(state => state, state => new MonitorState(state));
        var starts = _states.Values.Where(state => state.IsStart).ToArray();
        Start = starts.Length == 1
            ? starts[0]
            : throw Assertions.Failure($"The monitor {type.Name} has {starts.Length} states that are marked [Start]; mark one.");
        foreach (var action in _states.Values.SelectMany(ActionsOf).Distinct())
            _actions.Add(action, Bind(action));
    }

    public MonitorState Start { get; }

    public static MonitorShape Of(Type type) => Known.GetValue(type, static type => new MonitorShape(type));

    public MonitorState Find(Type state) => _states.GetValueOrDefault(state)
        ?? throw Assertions.Failure(
            $"The monitor {_type.Name} is to go to {state.Name}, which is no state of it; declare it as a class in the monitor.");

    public MethodInfo ActionOf(string name) => _actions[name];

    private static IEnumerable<string> ActionsOf(MonitorState state) =>
        new[] { state.Entry, state.Exit }.Concat(state.Handlers.Select(handler => handler.Action)).OfType<string>();

    private static IEnumerable<Type> StatesIn(Type type)
    {
        for (var level = type; level is not null && level != typeof(Monitor); level = level.BaseType)
        {
            foreach (var nested in level.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (nested.IsAssignableTo(typeof(Monitor.State)) && !nested.IsAbstract)
                    yield return nested;
                else if (nested.IsAssignableTo(typeof(Monitor.StateGroup)))
                {
                    foreach (var grouped in StatesIn(nested))
                        yield return grouped;
                }
            }
        }
    }

    private MethodInfo Bind(string action)
    {
        for (var level = _type; level is not null && level != typeof(Monitor); level = level.BaseType)
        {
            if (level.GetMethods(Declared).FirstOrDefault(method => method.Name == action && IsAction(method)) is { } found)
                return found;
        }
        throw Assertions.Failure(
            $"The monitor {_type.Name} has no method {action} that returns void and takes nothing or an event; a state of it names one.");
    }

    private static bool IsAction(MethodInfo method) =>
        method.ReturnType == typeof(void)
        && !method.ContainsGenericParameters
        && !method.IsDefined(typeof(AsyncStateMachineAttribute))
        && method.GetParameters().Length <= 1
        && method.GetParameters().All(parameter => typeof(Monitor.Event).IsAssignableFrom(parameter.ParameterType));
}
