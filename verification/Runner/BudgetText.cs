using System.Globalization;
using Weft.Exploration;

namespace Weft.Running;

/// <summary>Times as they are typed and shown: <c>90s</c>, <c>2m</c>, <c>1:30</c>.</summary>
internal static class BudgetText
{
    /// <summary>A number with s, m or h behind it, or alone for minutes; null if it is none of these, or too short or too long.</summary>
    public static TimeSpan? Read(string text)
    {
        var (number, unit) = text switch
        {
            [.. var seconds, 's'] => (seconds, TimeSpan.FromSeconds(1)),
            [.. var minutes, 'm'] => (minutes, TimeSpan.FromMinutes(1)),
            [.. var hours, 'h'] => (hours, TimeSpan.FromHours(1)),
            _ => (text, TimeSpan.FromMinutes(1)),
        };
        var isNumber = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        return isNumber && count <= ExplorationOptions.LongestTime / unit && count * unit > TimeSpan.Zero ? count * unit : null;
    }

    /// <summary>Hours if there are any, minutes and seconds.</summary>
    public static string Of(TimeSpan time) => time >= TimeSpan.FromHours(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}")
        : time.ToString("m\\:ss", CultureInfo.InvariantCulture);
}
