namespace FsCheck.Xunit;

/// <summary>Says that a property is false, or that too few arguments were accepted to tell.</summary>
public class PropertyFailedException : Exception
{
    /// <summary>Creates the failure of one property.</summary>
    /// <param name="userMessage">The counterexample and how to meet it again.</param>
    /// <param name="innerException">What the property threw for the shrunk counterexample, where it threw.</param>
    public PropertyFailedException(string userMessage, Exception? innerException)
        : base(userMessage, innerException)
    {
    }
}
