namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="Lock"/>: the same rules by way of <see cref="Monitor"/> on itself. A <c>lock</c> statement
/// on it becomes <see cref="EnterScope"/> and the scope's disposal.
/// </summary>
[Redirects(typeof(Lock))]
internal sealed class ControlledLock
{
    public bool IsHeldByCurrentThread => Monitor.IsEntered(this);

    public void Enter() => MonitorHooks.Enter(this, CallSites.Noted);

    public bool TryEnter() => MonitorHooks.TryEnter(this, CallSites.Noted);

    public bool TryEnter(int millisecondsTimeout) => TryEnter(WaitLimits.Of(millisecondsTimeout));

    public bool TryEnter(TimeSpan timeout) => MonitorHooks.TryEnter(this, timeout, CallSites.Noted);

    public void Exit() => MonitorHooks.Exit(this, 0);

    public Scope EnterScope()
    {
        Enter();
        return new Scope(this);
    }

    public ref struct Scope
    {
        private ControlledLock? _entered;

        internal Scope(ControlledLock entered) => _entered = entered;

        public void Dispose()
        {
            var entered = _entered;
            _entered = null;
            entered?.Exit();
        }
    }
}
