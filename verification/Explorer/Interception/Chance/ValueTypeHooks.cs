namespace Weft.Exploration.Interception;

/// <summary><see cref="ValueType.GetHashCode"/>, which mixes the address of the type into the hash of the fields.</summary>
[Intercepts(typeof(ValueType), Partly = true)]
internal static class ValueTypeHooks
{
    public static int GetHashCode(ValueType value, int site) => value is null ? value!.GetHashCode() : StableHashes.Of(value);
}
