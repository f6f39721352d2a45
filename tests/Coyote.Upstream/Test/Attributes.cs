namespace Microsoft.Coyote.SystematicTesting;

[AttributeUsage(AttributeTargets.Method)]
public sealed class TestAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
public sealed class TestInitAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
public sealed class TestDisposeAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
public sealed class TestIterationDisposeAttribute : Attribute;
