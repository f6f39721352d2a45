namespace Microsoft.Coyote.SystematicTesting;

/// <summary>Marks a static method that is run once for each schedule.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestAttribute : Attribute
{
}
