namespace Weft.Exploration.Scheduling;

/// <summary>Objects that belong to one execution, one of each type, made when they are first asked for.</summary>
internal sealed class ScheduleState
{
    private Dictionary<Type, object>? _objects;

    public T Get<T>()
        where T : class, new()
    {
        _objects ??= [];
        if (!_objects.TryGetValue(typeof(T), out var found))
        {
            found = new T();
            _objects.Add(typeof(T), found);
        }
        return (T)found;
    }
}
