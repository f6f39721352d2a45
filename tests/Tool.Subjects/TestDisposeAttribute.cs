namespace Microsoft.Coyote.SystematicTesting;

/// <summary>Known by its name, like <see cref="TestAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestDisposeAttribute : Attribute;
