namespace Weft;

/// <summary>The task that the caller of an operation holds, from the side of whoever completes it. The first one to do so wins.</summary>
internal interface IOutcome
{
    /// <summary>Completes it with the result of <paramref name="body"/>, which has succeeded.</summary>
    void Succeed(Task body);

    /// <summary>Faults it.</summary>
    void Fail(IEnumerable<Exception> exceptions);

    /// <summary>Cancels it.</summary>
    void Cancel(CancellationToken token);
}
