namespace Weft.Exploration.Sites;

/// <summary>A place in rewritten code where the explorer was put in front of an instruction. For display and fingerprints only.</summary>
/// <param name="Method">The method as its author wrote it: <c>AwaitableEvent.Set</c>, not the state machine of it.</param>
/// <param name="Member">What is called or accessed: <c>Interlocked.CompareExchange</c>.</param>
/// <param name="Target">What it is done to, where the instructions before it tell: <c>AwaitableEvent._state</c>.</param>
/// <param name="File">The name of the source file without its folder, if there are symbols.</param>
/// <param name="Line">The line in it, or 0.</param>
internal sealed record Site(string Method, string Member, string? Target, string? File, int Line)
{
    /// <summary>Why the call there is refused, where the table says more than that it does not know it.</summary>
    public string? Reason { get; init; }

    /// <summary>True inside a part of the framework that is explored with the program.</summary>
    public bool IsFramework { get; init; }

    public static Site Unknown { get; } = new("?", "?", null, null, 0);

    /// <summary>File and line, or null where there are no symbols.</summary>
    public string? Place => File is null ? null : $"{File}:{Line}";

    /// <summary>What is done, in which method, and where: <c>Monitor.Enter in Store.Add (Store.cs:12)</c>.</summary>
    public string InWords => $"{Member} in {Method}{(Place is null ? "" : $" ({Place})")}";

    /// <summary>Tells this site from others in the same way on every machine and in every build of the same source.</summary>
    public uint StableHash { get; } = StringHash.Compute($"{Method}|{Member}|{Target}");
}
