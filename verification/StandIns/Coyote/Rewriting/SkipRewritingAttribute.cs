namespace Microsoft.Coyote.Rewriting;

/// <summary>Tells <c>coyote rewrite</c> to leave something alone. The explorer takes no notice: what it leaves alone it refuses.</summary>
/// <param name="reason">Why.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class SkipRewritingAttribute(string reason) : Attribute
{
    /// <summary>Why.</summary>
    public readonly string Reason = reason;
}
