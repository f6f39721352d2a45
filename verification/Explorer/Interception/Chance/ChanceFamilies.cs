namespace Weft.Exploration.Interception;

/// <summary>The families of chance: what differs from run to run, or from machine to machine, for no reason that a schedule has.</summary>
internal static class ChanceFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Random values")
        {
            Covers =
            [
                "System.Random",
                "System.IO.Path",
            ],
            Harmless =
            [
                // One with a seed gives the same numbers in every run; those without a seed have hooks.
                "System.Random",
                "System.IO.Path",
            ],
        },
        new("Guid")
        {
            Covers =
            [
                "System.Guid",
            ],
            Harmless =
            [
                "System.Guid",
            ],
        },
        new("Cryptographic random values")
        {
            Covers =
            [
                "System.Security.Cryptography.RandomNumberGenerator",
                "System.Security.Cryptography.RNGCryptoServiceProvider",
            ],
            Harmless =
            [
                // Of the generator that Create returns, or of one of the program's own.
                "System.Security.Cryptography.RandomNumberGenerator::.ctor",
                "System.Security.Cryptography.RandomNumberGenerator::Dispose",
                "System.Security.Cryptography.RandomNumberGenerator::GetBytes",
                "System.Security.Cryptography.RandomNumberGenerator::GetNonZeroBytes",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Security.Cryptography.RandomNumberGenerator::Create"] =
                    "a generator by name is the system's; call Create without a name",
                ["System.Security.Cryptography.RNGCryptoServiceProvider"] =
                    "it is the system's generator; call RandomNumberGenerator.Create",
            },
        },
        new("Hash codes")
        {
            Covers =
            [
                "System.HashCode",
                "System.Runtime.CompilerServices.RuntimeHelpers",
                // Also what a record, a tuple or a struct makes of them. A type of the framework that mixes hashes inside is asked as it
                // is; see DriftCheck for what that may bring. Dictionary and HashSet keep the order of their entries whatever the hashes
                // are.
                "System.Object::GetHashCode",
                "System.ValueType::GetHashCode",
                "System.String::GetHashCode",
                "System.StringComparer::GetHashCode",
                "System.Collections.Generic.EqualityComparer`1::GetHashCode",
                "System.Collections.Generic.IEqualityComparer`1::GetHashCode",
            ],
            Harmless =
            [
                "System.Runtime.CompilerServices.RuntimeHelpers",
                // That of an object calls the one of a string.
                "System.StringComparer::GetHashCode",
            ],
        },
        new("The machine")
        {
            Covers =
            [
                "System.Environment::get_CurrentManagedThreadId",
                "System.Environment::get_ProcessId",
                "System.Environment::get_ProcessorCount",
            ],
        },
    ];
}
