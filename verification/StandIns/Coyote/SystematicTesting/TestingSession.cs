using Microsoft.Coyote.Logging;

namespace Microsoft.Coyote.SystematicTesting;

/// <summary>What an engine passes on to the schedules that it runs.</summary>
/// <param name="Logger">Where messages go.</param>
internal sealed record TestingSession(ILogger Logger);
