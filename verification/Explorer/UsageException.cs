namespace Weft.Exploration;

/// <summary>
/// The explorer was asked for something that it cannot do: one sentence with subject, state and remedy, for the user to act on.
/// </summary>
public class UsageException : Exception
{
    /// <summary>Creates the exception with the sentence that is shown to the user.</summary>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that is shown to the user, and its cause.</summary>
    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
