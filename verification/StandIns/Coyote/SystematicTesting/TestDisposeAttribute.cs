namespace Microsoft.Coyote.SystematicTesting;

/// <summary>Marks a static method that is run once after the last schedule of a test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestDisposeAttribute : Attribute
{
}
