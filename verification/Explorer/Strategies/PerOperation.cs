namespace Weft.Exploration.Strategies;

/// <summary>
/// A value for each operation of a schedule, by its number. Grows to the largest number, and keeps its room between schedules.
/// </summary>
internal struct PerOperation<T>
{
    private const int FirstSize = 16;

    private T[]? _values;

    public ref T this[int operation]
    {
        get
        {
            if (_values is null || operation >= _values.Length)
                Array.Resize(ref _values, Math.Max(FirstSize, (operation + 1) * 2));
            return ref _values[operation];
        }
    }

    /// <summary>Sets all to their default.</summary>
    public readonly void Clear() => Array.Clear(_values ?? []);
}
