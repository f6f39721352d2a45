using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="ParallelLoopState"/>, which only the framework can make. Each iteration gets one; what they share
/// is a <see cref="LoopFlags"/>.
/// </summary>
[Redirects(typeof(ParallelLoopState))]
internal sealed class ControlledLoopState
{
    private readonly ParallelLoopState? _real;
    private readonly LoopFlags _flags;
    private readonly long _iteration;

    internal ControlledLoopState(ParallelLoopState real) => (_real, _flags) = (real, new LoopFlags());

    internal ControlledLoopState(LoopFlags flags, long iteration) => (_flags, _iteration) = (flags, iteration);

    public bool IsStopped => _real?.IsStopped ?? Ask(static (flags, _) => flags.IsStopped);

    public bool IsExceptional => _real?.IsExceptional ?? Ask(static (flags, _) => flags.IsExceptional);

    public bool ShouldExitCurrentIteration => _real?.ShouldExitCurrentIteration ?? Ask(static (flags, iteration) =>
        flags.EndsBefore(iteration));

    public long? LowestBreakIteration
    {
        get
        {
            if (_real is not null)
                return _real.LowestBreakIteration;
            SchedulingPoints.BeforeUse(AccessKind.Read, _flags, CallSites.Noted);
            return _flags.LowestBreak;
        }
    }

    public void Stop()
    {
        _real?.Stop();
        SchedulingPoints.BeforeUse(AccessKind.Update, _flags, CallSites.Noted);
        if (_flags.LowestBreak is not null)
            throw new InvalidOperationException("Stop was called after Break; a loop ends by one of them.");
        _flags.IsStopped = true;
    }

    public void Break()
    {
        _real?.Break();
        SchedulingPoints.BeforeUse(AccessKind.Update, _flags, CallSites.Noted);
        if (_flags.IsStopped)
            throw new InvalidOperationException("Break was called after Stop; a loop ends by one of them.");
        if (_real is null && !(_flags.LowestBreak <= _iteration))
            _flags.LowestBreak = _iteration;
    }

    private bool Ask(Func<LoopFlags, long, bool> question)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, _flags, CallSites.Noted);
        return SchedulingPoints.Seen(question(_flags, _iteration));
    }
}
