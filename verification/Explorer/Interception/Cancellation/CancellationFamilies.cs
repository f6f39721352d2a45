namespace Weft.Exploration.Interception;

/// <summary>The families of cancellation.</summary>
internal static class CancellationFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Cancellation sources")
        {
            Covers =
            [
                "System.Threading.CancellationTokenSource",
            ],
            Observed =
            [
                // In virtual time, by the clock that the source was made with.
                "System.Threading.CancellationTokenSource::CancelAfter",
            ],
            Harmless =
            [
                "System.Threading.CancellationTokenSource::get_Token",
                // For a source of the program's own to override; the point is where Dispose() is called.
                "System.Threading.CancellationTokenSource::Dispose",
            ],
        },
        new("Cancellation tokens")
        {
            Covers =
            [
                "System.Threading.CancellationToken",
            ],
            Harmless =
            [
                // To hold a token is no access; to ask it is.
                "System.Threading.CancellationToken::.ctor",
                "System.Threading.CancellationToken::Equals",
                "System.Threading.CancellationToken::GetHashCode",
                "System.Threading.CancellationToken::get_CanBeCanceled",
                "System.Threading.CancellationToken::get_None",
                "System.Threading.CancellationToken::op_Equality",
                "System.Threading.CancellationToken::op_Inequality",
            ],
        },
        new("Registrations with tokens")
        {
            Covers =
            [
                "System.Threading.CancellationToken::Register",
                "System.Threading.CancellationToken::UnsafeRegister",
                "System.Threading.CancellationTokenRegistration",
            ],
            Harmless =
            [
                "System.Threading.CancellationTokenRegistration::Equals",
                "System.Threading.CancellationTokenRegistration::GetHashCode",
                "System.Threading.CancellationTokenRegistration::get_Token",
                "System.Threading.CancellationTokenRegistration::op_Equality",
                "System.Threading.CancellationTokenRegistration::op_Inequality",
            ],
        },
    ];
}
