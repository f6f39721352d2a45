namespace Weft;

// The signals, in the styles of the seed: a marker with a constructor is a type of its own, such as GetSimpleTaskPolicy.
public readonly partial struct SimpleTask
{
    /// <summary>Awaited in a <see cref="SimpleTask"/> method, it gives the policy of that method; the style without parentheses.</summary>
    public static GetSimpleTaskPolicy Policy => default;

    /// <summary>Awaited in a <see cref="SimpleTask"/> method, it gives the policy of that method.</summary>
    /// <returns>The signal.</returns>
    public static GetSimpleTaskPolicy GetPolicy() => default;

    /// <summary>Awaited in a <see cref="SimpleTask"/> method, it gives the cancellation of that method.</summary>
    /// <returns>The signal.</returns>
    public static GetSimpleTaskCancellation GetCancellationToken() => default;

    /// <summary>Awaited in a <see cref="SimpleTask"/> method, it reports progress; a signal with an argument.</summary>
    /// <typeparam name="T">The type of what is reported.</typeparam>
    /// <param name="value">What is reported.</param>
    /// <returns>The signal, which says whether somebody heard it.</returns>
    /// <remarks>
    /// The receiver that <see cref="ReportProgressTo{T}"/> named is called inside the await. What it throws is thrown there.
    /// </remarks>
    public static ReportSimpleTaskProgress<T> ReportProgress<T>(T value) => new(value);
}
