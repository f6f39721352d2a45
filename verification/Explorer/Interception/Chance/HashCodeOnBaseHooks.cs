namespace Weft.Exploration.Interception;

/// <summary><see cref="object.GetHashCode"/>, as an override asks its base for it: the hash of the object's identity.</summary>
[Intercepts(typeof(object), OnBase = true, Partly = true)]
internal static class HashCodeOnBaseHooks
{
    public static int GetHashCode(object target, int site) => IdentityHashes.Of(target);
}
