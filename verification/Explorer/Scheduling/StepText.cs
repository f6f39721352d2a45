using Weft.Exploration.Causality;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>Says in a few words, close to the source, what a step does.</summary>
internal static class StepText
{
    // Calls whose target is an argument, not the object that they are called on.
    private static readonly HashSet<string> StaticTypes = ["Interlocked", "Monitor", "ThreadPool", "Volatile"];

    public static string Of(Access access, Site site)
    {
        var dot = site.Member.LastIndexOf('.');
        var member = site.Member[(dot + 1)..];
        return access.Kind switch
        {
            AccessKind.Start => "starts",
            AccessKind.Interleave => "lets others run",
            AccessKind.Acquire => $"locks {site.Target ?? "an object"}",
            AccessKind.Read when member is "read" or "Read" => $"reads {site.Target ?? "a location"}",
            AccessKind.Write when member is "write" or "Write" => $"writes {site.Target ?? "a location"}",
            AccessKind.Await when member is "GetAwaiter" or "ConfigureAwait" => $"awaits {site.Target ?? "a task"}",
            AccessKind.Wait or AccessKind.Update when member is "GetResult" or "Wait" => $"waits for {site.Target ?? "a task"}",
            AccessKind.Draw => "draws",
            AccessKind.Complete when site.Member.Contains("MethodBuilder", StringComparison.Ordinal) =>
                member == "SetResult" ? "returns" : "throws",
            AccessKind.Complete when !site.Member.Contains("Source", StringComparison.Ordinal) => "ends its task",
            _ when dot < 0 => site.Target is null ? member : $"{member} {site.Target}",
            _ => Call(site, site.Member[..dot], member),
        };
    }

    private static string Call(Site site, string type, string member)
    {
        if (IsStatic(type, member))
            return $"{type}.{member}({site.Target})";
        var isProperty = member.StartsWith("Is", StringComparison.Ordinal) || member is "Result" or "Status" or "Exception";
        return $"{site.Target ?? type}.{member}{(isProperty ? "" : "()")}";
    }

    private static bool IsStatic(string type, string member) =>
        StaticTypes.Contains(type) || (type == "Task" && member is "WhenAll" or "WhenAny" or "WaitAll" or "WaitAny");
}
