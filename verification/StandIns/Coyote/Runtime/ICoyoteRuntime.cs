using Microsoft.Coyote.Logging;
using Monitor = Microsoft.Coyote.Specifications.Monitor;

namespace Microsoft.Coyote.Runtime;

/// <summary>
/// What a test is handed by <see cref="SystematicTesting.TestingEngine"/> if it asks for it: the same as the static members.
/// </summary>
public interface ICoyoteRuntime : IDisposable
{
    /// <summary>Is told when an assertion fails.</summary>
    event OnFailureHandler OnFailure;

    /// <summary>Where messages go.</summary>
    ILogger Logger { get; set; }

    /// <inheritdoc cref="Specifications.Specification.RegisterMonitor"/>
    void RegisterMonitor<T>()
        where T : Monitor;

    /// <inheritdoc cref="Specifications.Specification.Monitor"/>
    void Monitor<T>(Monitor.Event e)
        where T : Monitor;

    /// <inheritdoc cref="Random.Generator.NextBoolean"/>
    bool RandomBoolean();

    /// <inheritdoc cref="Random.Generator.NextInteger"/>
    int RandomInteger(int maxValue);

    /// <inheritdoc cref="Specifications.Specification.Assert(bool, string, object?)"/>
    void Assert(bool predicate);

    /// <inheritdoc cref="Specifications.Specification.Assert(bool, string, object?)"/>
    void Assert(bool predicate, string s, object? arg0);

    /// <inheritdoc cref="Specifications.Specification.Assert(bool, string, object?)"/>
    void Assert(bool predicate, string s, object? arg0, object? arg1);

    /// <inheritdoc cref="Specifications.Specification.Assert(bool, string, object?)"/>
    void Assert(bool predicate, string s, object? arg0, object? arg1, object? arg2);

    /// <inheritdoc cref="Specifications.Specification.Assert(bool, string, object?)"/>
    void Assert(bool predicate, string s, params object?[] args);

    /// <summary>Tells <paramref name="log"/> what happens in the running schedule from now on.</summary>
    void RegisterLog(IRuntimeLog log);

    /// <summary>Tells <paramref name="log"/> no more.</summary>
    void RemoveLog(IRuntimeLog log);

    /// <summary>Does nothing: there are no actors to stop.</summary>
    void Stop();
}
