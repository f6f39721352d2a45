namespace Weft.Exploration.Interception;

/// <summary><see cref="ValueType.GetHashCode"/>, as the override of a struct asks its base for it.</summary>
[Intercepts(typeof(ValueType), OnBase = true, Partly = true)]
internal static class ValueTypeOnBaseHooks
{
    public static int GetHashCode(ValueType value, int site) => StableHashes.OfFields(value);
}
