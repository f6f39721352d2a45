using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="RuntimeHelpers"/>: the hash code of an object's identity, by which programs order locks and choose stripes. The runtime
/// draws it at random; here it follows from who asks first.
/// </summary>
[Intercepts(typeof(RuntimeHelpers))]
internal static class RuntimeHelpersHooks
{
    public static int GetHashCode(object? o, int site) => IdentityHashes.Of(o);
}
