namespace Microsoft.Coyote.SystematicTesting;

/// <summary>Marks a static method that is run after each schedule.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestIterationDisposeAttribute : Attribute
{
}
