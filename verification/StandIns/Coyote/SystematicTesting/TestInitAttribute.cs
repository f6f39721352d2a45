namespace Microsoft.Coyote.SystematicTesting;

/// <summary>Marks a static method that is run once before the first schedule of a test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestInitAttribute : Attribute
{
}
