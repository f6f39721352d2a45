using System.ComponentModel;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="HashCode"/>, which mixes a number into every hash that each process draws anew. This one mixes
/// by FNV-1a, inside an exploration and outside: a static dictionary may be filled in a static constructor and used in the test.
/// </summary>
[Redirects(typeof(HashCode))]
internal struct ControlledHashCode
{
    private static readonly uint Basis = StringHash.Compute("hash code");

    private uint _hash;

    public static int Combine<T1>(T1 value1) => Of(value1).ToHashCode();

    public static int Combine<T1, T2>(T1 value1, T2 value2) => Of(value1).With(value2).ToHashCode();

    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3) => Of(value1).With(value2).With(value3).ToHashCode();

    public static int Combine<T1, T2, T3, T4>(T1 value1, T2 value2, T3 value3, T4 value4) =>
        Of(value1).With(value2).With(value3).With(value4).ToHashCode();

    public static int Combine<T1, T2, T3, T4, T5>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5) =>
        Of(value1).With(value2).With(value3).With(value4).With(value5).ToHashCode();

    public static int Combine<T1, T2, T3, T4, T5, T6>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6) =>
        Of(value1).With(value2).With(value3).With(value4).With(value5).With(value6).ToHashCode();

    public static int Combine<T1, T2, T3, T4, T5, T6, T7>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7) =>
        Of(value1).With(value2).With(value3).With(value4).With(value5).With(value6).With(value7).ToHashCode();

    public static int Combine<T1, T2, T3, T4, T5, T6, T7, T8>(
        T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7, T8 value8) =>
        Of(value1).With(value2).With(value3).With(value4).With(value5).With(value6).With(value7).With(value8).ToHashCode();

    public void Add<T>(T value) => _hash = With(value)._hash;

    public void Add<T>(T value, IEqualityComparer<T>? comparer) =>
        Add(value is null ? 0 : comparer is null ? Hash(value) : comparer.GetHashCode(value));

    public void AddBytes(ReadOnlySpan<byte> value)
    {
        foreach (var octet in value)
            Add(octet);
    }

    public readonly int ToHashCode() => (int)StringHash.Combine(Basis, _hash);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override readonly bool Equals(object? obj) =>
        throw new NotSupportedException("HashCode is a mutable struct and should not be compared.");

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override readonly int GetHashCode() =>
        throw new NotSupportedException("HashCode is a mutable struct and has no hash; call ToHashCode.");

    private static ControlledHashCode Of<T>(T value) => default(ControlledHashCode).With(value);

    private readonly ControlledHashCode With<T>(T value) => new() { _hash = StringHash.Combine(_hash, (uint)Hash(value)) };

    private static int Hash<T>(T value) => StableHashes.Of(value);
}
