namespace Weft.Exploration.Interception;

/// <summary><see cref="object.GetHashCode"/>, of whatever object: the same in every run.</summary>
[Intercepts(typeof(object), Partly = true)]
internal static class HashCodeHooks
{
    public static int GetHashCode(object target, int site) => target is null ? target!.GetHashCode() : StableHashes.Of(target);
}
