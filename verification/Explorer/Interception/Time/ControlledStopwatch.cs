using System.Diagnostics;

namespace Weft.Exploration.Interception;

/// <summary>The explorer's version of <see cref="Stopwatch"/>: the same rules, over the virtual clock inside an exploration.</summary>
[Redirects(typeof(Stopwatch))]
internal class ControlledStopwatch
{
    public static readonly long Frequency = Stopwatch.Frequency;

    public static readonly bool IsHighResolution = Stopwatch.IsHighResolution;

    private long _elapsed;
    private long _started;

    public bool IsRunning { get; private set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(0, Total(CallSites.Noted));

    public long ElapsedMilliseconds => Elapsed.Ticks / TimeSpan.TicksPerMillisecond;

    public long ElapsedTicks => Total(CallSites.Noted);

    public static ControlledStopwatch StartNew()
    {
        var watch = new ControlledStopwatch();
        watch.Start();
        return watch;
    }

    public static long GetTimestamp() => Timestamp(CallSites.Noted);

    public static TimeSpan GetElapsedTime(long startingTimestamp) => Stopwatch.GetElapsedTime(startingTimestamp, GetTimestamp());

    public static TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp) =>
        Stopwatch.GetElapsedTime(startingTimestamp, endingTimestamp);

    public void Start()
    {
        if (IsRunning)
            return;
        _started = Timestamp(CallSites.Noted);
        IsRunning = true;
    }

    public void Stop()
    {
        if (!IsRunning)
            return;
        _elapsed = Total(CallSites.Noted);
        IsRunning = false;
    }

    public void Reset() => (_elapsed, IsRunning) = (0, false);

    public void Restart()
    {
        Reset();
        Start();
    }

    public override string ToString() => Elapsed.ToString();

    private static long Timestamp(int site) => Clocks.Read(site)?.GetTimestamp() ?? Stopwatch.GetTimestamp();

    // One that was started outside has no beginning in virtual time.
    private long Total(int site) => IsRunning ? _elapsed + Math.Max(0, Timestamp(site) - _started) : _elapsed;
}
