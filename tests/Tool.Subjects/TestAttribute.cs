namespace Microsoft.Coyote.SystematicTesting;

/// <summary>Defined here, of all places: a test is known by the attribute's name, and nobody has to reference Coyote.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestAttribute : Attribute;
