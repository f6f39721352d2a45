using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Exploration;
using Monitor = Microsoft.Coyote.Specifications.Monitor;

namespace Microsoft.Coyote.Runtime;

/// <summary>The runtime of one schedule; it only leads to the static members. One object stands for all of them.</summary>
internal sealed class ExploredRuntime : ICoyoteRuntime
{
    private static readonly OfOneSchedule Outside = new();

    public static ExploredRuntime Current { get; } = new();

    public event OnFailureHandler OnFailure
    {
        add => State.OnFailure += value;
        remove => State.OnFailure -= value;
    }

    public ILogger Logger
    {
        get => State.Logger ?? (Interleaving.Companion as TestingSession)?.Logger ?? SilentLogger.Instance;
        set => State.Logger = value;
    }

    private static OfOneSchedule State => Interleaving.OfSchedule<OfOneSchedule>() ?? Outside;

    public void RegisterMonitor<T>()
        where T : Monitor => Specification.RegisterMonitor<T>();

    public void Monitor<T>(Monitor.Event e)
        where T : Monitor => Specification.Monitor<T>(e);

    public bool RandomBoolean()
    {
        var drawn = Interleaving.Flip();
        Tell(log => log.OnRandom(drawn, "", ""));
        return drawn;
    }

    public int RandomInteger(int maxValue)
    {
        var drawn = Interleaving.Draw(maxValue);
        Tell(log => log.OnRandom(drawn, "", ""));
        return drawn;
    }

    public void Assert(bool predicate) => Assertions.Check(predicate);

    public void Assert(bool predicate, string s, object? arg0) => Assertions.Check(predicate, s, arg0);

    public void Assert(bool predicate, string s, object? arg0, object? arg1) => Assertions.Check(predicate, s, arg0, arg1);

    public void Assert(bool predicate, string s, object? arg0, object? arg1, object? arg2) =>
        Assertions.Check(predicate, s, arg0, arg1, arg2);

    public void Assert(bool predicate, string s, params object?[] args) => Assertions.Check(predicate, s, args);

    public void RegisterLog(IRuntimeLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        State.Logs.Add(log);
    }

    public void RemoveLog(IRuntimeLog log) => State.Logs.Remove(log);

    public void Stop()
    {
    }

    public void Dispose()
    {
    }

    /// <summary>Tells those who want to know of failures.</summary>
    public void Failed(Exception failure)
    {
        Tell(log => log.OnAssertionFailure(failure.Message));
        State.OnFailure?.Invoke(failure);
    }

    /// <summary>Tells the logs of the running schedule.</summary>
    public void Tell(Action<IRuntimeLog> what)
    {
        if (Interleaving.OfSchedule<OfOneSchedule>() is { Logs.Count: > 0 } state)
            state.Logs.ForEach(what);
    }

    private sealed class OfOneSchedule
    {
        public ILogger? Logger { get; set; }

        public OnFailureHandler? OnFailure { get; set; }

        public List<IRuntimeLog> Logs { get; } = [];
    }
}
