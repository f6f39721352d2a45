namespace Weft.Exploration.Traces;

/// <summary>
/// Turns the steps of a trace into rows: one for each step, one for each reason to switch, and one for all repetitions of what
/// was just done. A loop that spins ten thousand times is three rows.
/// </summary>
internal static class TraceRows
{
    /// <summary>The longest loop body, in steps, whose repetitions are folded.</summary>
    private const int LongestPeriod = 12;

    public static IReadOnlyList<TraceRow> Of(Trace trace)
    {
        var steps = trace.Steps;
        var rows = new List<TraceRow>();
        for (var at = 0; at < steps.Count;)
        {
            var (period, times) = Repetition(steps, at);
            for (var i = at; i < at + period; i++)
            {
                if (steps[i].Switched is { } reason)
                    rows.Add(new TraceRow("", steps[Math.Max(i - 1, 0)].Operation, [Clean($"switch: {reason}")]));
                rows.Add(period == 1 && times > 1 ? Repeated(steps[i], steps[at + times - 1].Number, times) : Single(steps[i]));
            }
            if (period > 1 && times > 1)
                rows.Add(LoopRow(steps, at, period, times));
            at += period * times;
        }
        return rows;
    }

    private static TraceRow Single(TraceStep step) => new($"{step.Number}", step.Operation, Parts(step));

    private static TraceRow Repeated(TraceStep step, int last, int times) =>
        new($"{step.Number}-{last}", step.Operation, [.. Parts(step), $"<repeated {times} times>"]);

    private static TraceRow LoopRow(IReadOnlyList<TraceStep> steps, int at, int period, int times)
    {
        var second = at + period;
        var last = at + (period * times) - 1;
        return new TraceRow(
            $"{steps[second].Number}-{steps[last].Number}",
            steps[last].Operation,
            [$"<steps {steps[at].Number}-{steps[second - 1].Number} repeated {times} times>"]);
    }

    private static string[] Parts(TraceStep step) =>
        step.Method.Length == 0 ? [Clean(step.Action)] : [Clean(step.Action), Where(step)];

    /// <summary>Method, file and line; the type is left out where the file is named after it.</summary>
    private static string Where(TraceStep step)
    {
        if (step.Place is not { } place)
            return Clean(step.Method);
        var name = step.Method.LastIndexOf('.') + 1;
        var type = name > 1 ? step.Method.LastIndexOf('.', name - 2) + 1 : 0;
        var isNamedAfterType = name > 1 && place.StartsWith(step.Method[type..name], StringComparison.Ordinal);
        return Clean($"{(isNamedAfterType ? step.Method[name..] : step.Method)} ({place})");
    }

    /// <summary>The loop body that, starting here, explains the most steps; a loop of several steps has to pass three times.</summary>
    private static (int Period, int Times) Repetition(IReadOnlyList<TraceStep> steps, int at)
    {
        var best = (Period: 1, Times: 1);
        for (var period = 1; period <= LongestPeriod; period++)
        {
            var matched = 0;
            while (at + period + matched < steps.Count && Repeats(steps, at, at + matched, at + period + matched))
                matched++;
            var times = 1 + (matched / period);
            if (times >= (period == 1 ? 2 : 3) && period * times > best.Period * best.Times)
                best = (period, times);
        }
        return best;
    }

    /// <summary>Whether a step does the same as the earlier one. How the loop was entered the first time makes no difference.</summary>
    private static bool Repeats(IReadOnlyList<TraceStep> steps, int first, int earlier, int later)
    {
        var (a, b) = (steps[earlier], steps[later]);
        return a.Operation == b.Operation && a.Action == b.Action && a.Method == b.Method && a.Place == b.Place
            && (a.Switched == b.Switched || earlier == first);
    }

    /// <summary>Messages of exceptions hold line breaks and worse; a cell has to stay in its row.</summary>
    private static string Clean(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
