using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>Makes the sites of one method, in the order of the code.</summary>
internal sealed class SiteNames(MethodDefinition method, ModuleSites sites)
{
    private readonly string _method = MemberNames.Of(method);

    // Read before anything is edited: the offsets of instructions are those of the original only until then.
    private readonly SequencePoint[] _lines =
        [.. method.DebugInformation.SequencePoints.Where(point => !point.IsHidden).OrderBy(point => point.Offset)];

    /// <summary>Registers a site at <paramref name="instruction"/> and returns its number.</summary>
    public int Add(Instruction instruction, string member, string? target, string? reason = null)
    {
        // Code that the compiler adds, such as that around a suspension, belongs to the last statement before it.
        var line = _lines.LastOrDefault(point => point.Offset <= instruction.Offset) ?? _lines.FirstOrDefault();
        var file = line?.Document.Url is { } url ? url[(url.LastIndexOfAny(['/', '\\']) + 1)..] : null;
        return sites.Add(
            new Site(_method, member, target, file, line?.StartLine ?? 0) { Reason = reason, IsFramework = sites.IsFramework });
    }
}
