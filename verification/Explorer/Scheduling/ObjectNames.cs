using System.Globalization;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Describes values: objects by type and the order in which they were first seen, never by a hash code, which differs from run to run.
/// </summary>
internal sealed class ObjectNames
{
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _seen = [];

    public string Describe<T>(T value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        IFormattable number when typeof(T).IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        Enum or Type => value.ToString()!,
        ValueType => NameOf(value.GetType()),
        _ => $"{NameOf(value.GetType())}#{NumberOf(value)}",
    };

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private int NumberOf(object value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            var name = NameOf(value.GetType());
            number = _seen[name] = _seen.GetValueOrDefault(name) + 1;
            _numbers.Add(value, number);
        }
        return number;
    }
}
