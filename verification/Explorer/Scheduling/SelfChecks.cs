using System.Globalization;
using Weft.Exploration.Reports;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

// Protocol. What is noticed goes into collections under _lock: holders of batons add to them, and stray threads that come late.

/// <summary>What the explorer checks about itself and about the test in one exploration, and what the report says of it.</summary>
/// <param name="statics">The statics of the program; null where there is no program of its own.</param>
internal sealed class SelfChecks(StaticValues? statics = null)
{
    private const int MostRemarks = 20;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _uncontrolled = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Awaited, int Step), string> _unannounced = [];
    private readonly List<Remark> _remarks = [];
    private readonly HashSet<(RemarkKind Kind, string Text, int Site)> _noted = [];
    private string? _late;

    /// <summary>To be called before the first schedule.</summary>
    public void Begin() => statics?.Remember();

    /// <summary>To be called when nothing of a schedule runs any more.</summary>
    public void EndSchedule(Execution execution)
    {
        execution.Outside.Close();
        lock (_lock)
        {
            if (_late is not null && !execution.Outside.IsTolerated)
                execution.Fail(Outcome.Refused(_late));
        }
    }

    /// <summary>Takes over what was noticed in a schedule that counts.</summary>
    /// <param name="execution">The schedule, which has ended.</param>
    /// <param name="isWhole">False if a collection has moved objects in it, so that addresses tell nothing.</param>
    public void Count(Execution execution, bool isWhole)
    {
        lock (_lock)
        {
            foreach (var origin in execution.Outside.Origins ?? [])
                _uncontrolled[origin] = _uncontrolled.GetValueOrDefault(origin) + 1;
            foreach (var noted in execution.Noted)
            {
                if (_noted.Add(noted))
                    Add(new Remark(noted.Kind, noted.Site == 0 ? noted.Text : $"{noted.Text}: {SiteTable.Get(noted.Site).InWords}"));
            }
        }
        // What a stray thread ends nobody can announce; it is named already.
        if (isWhole && execution.Outside is { Origins: null, HasArrived: false })
        {
            foreach (var (awaited, step, text) in execution.Watch.Found)
            {
                // The least of the texts, not the first: which loop comes first is chance.
                lock (_lock)
                {
                    if (!_unannounced.TryGetValue((awaited, step), out var known) || string.CompareOrdinal(text, known) < 0)
                        _unannounced[(awaited, step)] = text;
                }
            }
        }
    }

    /// <summary>Names the statics of the first copy that differ now. To be called when nothing runs in that copy.</summary>
    public void CompareStatics()
    {
        foreach (var change in statics?.Changed() ?? [])
            Add(new Remark(RemarkKind.KeptStatic, change));
    }

    /// <summary>Notes a task that a stray thread has brought after its schedule had ended.</summary>
    public void CameLate(string origin)
    {
        lock (_lock)
        {
            _late ??= $"{origin}, which the explorer does not control, after its schedule had ended";
            _uncontrolled[origin] = _uncontrolled.GetValueOrDefault(origin) + 1;
        }
    }

    /// <summary>Adds a remark to the report, unless it is there.</summary>
    public void Add(Remark remark)
    {
        lock (_lock)
        {
            if (!_remarks.Contains(remark))
                _remarks.Add(remark);
        }
    }

    /// <summary>The report with what was noticed, and a verdict that claims no more than that allows.</summary>
    public ExplorationReport Complete(ExplorationReport report, UncontrolledWork uncontrolled)
    {
        CompareStatics();
        lock (_lock)
        {
            var isTolerated = uncontrolled == UncontrolledWork.Tolerate;
            var remarks = _remarks.Concat(_unannounced.Values.Select(text => new Remark(RemarkKind.UnannouncedCompletion, text))).ToArray();
            var isComplete = _uncontrolled.Count == 0 && !Array.Exists(remarks, remark => TakesClaim(remark.Kind));
            var verdict = Claims(report.Verdict) && !isComplete ? Verdict.Sampled : report.Verdict;
            var isRefused = verdict == Verdict.Sampled && _late is not null && !isTolerated;
            return report with
            {
                Verdict = isRefused ? Verdict.Refused : verdict,
                Bound = isComplete ? report.Bound : null,
                Refusal = isRefused ? _late : report.Refusal,
                Uncontrolled = isTolerated ? [.. _uncontrolled.Select(origin => new UncontrolledOrigin(origin.Key, origin.Value))] : [],
                Remarks =
                [
                    .. remarks.OrderBy(remark => remark.Text, StringComparer.Ordinal)
                        .GroupBy(remark => remark.Kind).OrderBy(kind => kind.Key).SelectMany(Shortened),
                ],
            };
        }
    }

    private static bool TakesClaim(RemarkKind kind) => kind is RemarkKind.UnannouncedCompletion or RemarkKind.LeftOut;

    private static bool Claims(Verdict verdict) => verdict
        is Verdict.EveryScheduleExplored or Verdict.EveryInterleavingExplored or Verdict.EveryInterleavingWithinBound;

    private static IEnumerable<Remark> Shortened(IGrouping<RemarkKind, Remark> remarks)
    {
        var more = remarks.Count() - MostRemarks;
        return more <= 0
            ? remarks
            : remarks.Take(MostRemarks)
                .Append(new Remark(remarks.Key, string.Create(CultureInfo.InvariantCulture, $"and {more} more of this kind")));
    }
}
