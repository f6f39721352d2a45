namespace Weft.Verification.Contracts;

/// <summary>Methods with a policy to terminate; terminating is noted instead of done.</summary>
public interface IPolicyUnderTest
{
    /// <summary>
    /// A method sets its policy, and awaits another one that waits for the gate and throws. Whether the other one terminated.
    /// </summary>
    Task<bool> CalleeTerminatesAsync(Task gate);

    /// <summary>
    /// A method sets its policy for a section, and the section waits for the gate and throws. Whether the method terminated.
    /// </summary>
    Task<bool> SectionTerminatesAsync(Task gate);
}
