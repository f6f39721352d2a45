using Weft.Exploration;

namespace Weft.Running;

/// <summary>Which version of the explorer this is.</summary>
internal static class ToolVersion
{
    /// <summary>The version that was released, for reports.</summary>
    public static string Released { get; } = typeof(Explorer).Assembly.GetName().Version!.ToString(3);

    /// <summary>
    /// The very build: another one may number its scheduling points otherwise, so what one has saved means nothing to another.
    /// </summary>
    public static string Exact { get; } = $"{Released}+{typeof(Explorer).Module.ModuleVersionId:N}";
}
