namespace Microsoft.Coyote.Runtime;

/// <summary>Gives the runtime of the running schedule.</summary>
public static class RuntimeProvider
{
    /// <summary>The runtime of the running schedule; outside an exploration one that is shared by all.</summary>
    public static ICoyoteRuntime Current => ExploredRuntime.Current;
}
