namespace Weft.Tests.Contexts;

/// <summary>
/// A test of exact bytes: it has to run optimized, for without that there are boxes, and state machines that are objects.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReleaseFactAttribute : FactAttribute
{
#if DEBUG
    public ReleaseFactAttribute() => Skip = "Bytes are counted in Release builds only.";
#endif
}
