namespace Weft.Exploration;

/// <summary>An exploration cannot go on with the state that it was given; it can begin anew.</summary>
public sealed class StateException : UsageException
{
    /// <summary>Creates the exception with what is wrong with the state: a verb and its object, without a period.</summary>
    public StateException(string fault)
        : base($"The saved state {fault}; explore the test from the start.") => Fault = fault;

    /// <summary>What is wrong with the state.</summary>
    public string Fault { get; }
}
