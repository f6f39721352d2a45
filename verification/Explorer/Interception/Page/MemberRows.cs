using System.Reflection;
using System.Text.RegularExpressions;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Interception;

/// <summary>
/// Reads the interception table out, member by member: what a call would be rewritten to, asked of the same hooks, versions and rows.
/// </summary>
internal static partial class MemberRows
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    // Where the types of the table live. Those of facades are found through what they forward to.
    private static readonly string[] Assemblies =
    [
        "System.Private.CoreLib", "System.Threading", "System.Collections.Concurrent", "System.Threading.Channels",
        "System.Threading.Tasks.Parallel", "System.Threading.Tasks.Dataflow", "System.Linq.Parallel", "System.ComponentModel.TypeConverter",
        "System.ComponentModel.Primitives", "System.ComponentModel.EventBasedAsync", "System.Diagnostics.TraceSource",
        "System.Security.Cryptography", "System.Threading.AccessControl", "System.Threading.Overlapped", "System.Threading.Thread",
        "System.Linq.AsyncEnumerable", "System.Runtime", "System.Collections", "System.Linq", "System.IO.Pipelines",
    ];

    /// <summary>Every public member of every type that a family names, in the order of their names.</summary>
    public static IReadOnlyList<MemberRow> Read()
    {
        var covers = Families.All
            .SelectMany(family => family.Covers.Select(row => (row, family)))
            .ToLookup(pair => pair.row, pair => pair.family);
        return
        [
            .. from name in covers.Select(row => row.Key.Split("::")[0]).Distinct()
               let type = Find(name)
               from member in Members(type)
               let row = $"{name}::{(member as MethodBase)?.Name}"
               where !IsPartly(name, covers) || covers.Contains(row)
               let family = covers[row].FirstOrDefault() ?? covers[name].FirstOrDefault()
               let word = WordOf(type, member)
               select new MemberRow(family, type, member, word, word == MemberWord.Refused ? Reason(name, row) : null),
        ];
    }

    /// <summary>The public types that the table refuses without naming them: what a family should cover.</summary>
    public static IEnumerable<Type> WithoutFamily() =>
        from assembly in Assemblies
        from type in Assembly.Load(assembly).GetExportedTypes()
        where InterceptionTable.IsOfConcern(type.Namespace ?? "") && !Families.Cover(Signature.NameOf(type)) && !IsHarmlessByRule(type)
        orderby type.FullName
        select type;

    /// <summary>
    /// True for what cannot be how one operation reaches another: enumerations, delegates and exceptions, as the table has it.
    /// </summary>
    public static bool IsHarmlessByRule(Type type) =>
        type.IsEnum || type.BaseType == typeof(MulticastDelegate) || typeof(Exception).IsAssignableFrom(type);

    // Nested types stand behind a slash, as the rewriter writes them.
    private static Type Find(string name) =>
        Assemblies.Select(assembly => Assembly.Load(assembly).GetType(name.Replace('/', '+'))).FirstOrDefault(type => type is not null)
        ?? throw new InvalidOperationException($"[explorer bug] No assembly of the page holds {name}; name the one that does.");

    private static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(Declared)
        .Where(member => member is MethodBase or FieldInfo)
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .ThenBy(member => member.ToString(), StringComparer.Ordinal);

    private static MemberWord WordOf(Type type, MemberInfo member)
    {
        var name = Signature.NameOf(type);
        var word = Own(name) is { } own ? Has(own, member) ? MemberWord.Redirected : MemberWord.Refused
            : member is not MethodBase method || IsHarmlessByRule(type) ? MemberWord.Harmless
            : IsCopied(type) ? MemberWord.Explored
            : InterceptionTable.Default.HookOf(method) is not null ? MemberWord.Replaced
            : Families.Observe(name, member.Name) ? MemberWord.Observed
            : Families.Ignore(name, member.Name) ? MemberWord.Harmless
            : MemberWord.Refused;
        return word is MemberWord.Replaced or MemberWord.Redirected or MemberWord.Explored && BlockingMembers.Contain(name, member.Name)
            ? MemberWord.Blocked
            : word;
    }

    private static string? Reason(string type, string row)
    {
        if (Families.All.Select(family => family.Refused.GetValueOrDefault(row) ?? family.Refused.GetValueOrDefault(type))
            .FirstOrDefault(reason => reason is not null) is { } reason)
            return reason;
        return Own(type) is null ? null : "the explorer's own version of the type does not have it";
    }

    private static Type? Own(string type)
    {
        var names = type.Split('/');
        var own = InterceptionTable.Default.RedirectOf(names[0]);
        foreach (var nested in names.Skip(1))
            own = own?.GetNestedType(nested, All);
        return own;
    }

    // A type outside the namespaces of concern of which only members are named is of no concern but for these.
    private static bool IsPartly(string type, ILookup<string, Family> covers) =>
        !covers.Contains(type) && !InterceptionTable.IsOfConcern(type[..type.LastIndexOf('.')]);

    private static bool IsCopied(Type type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return FrameworkCopies.CopyOf(type.Namespace ?? "", type.Name) is not null;
    }

    // As the rewriter asks: by the full signature, in which redirected types have become the explorer's own.
    private static bool Has(Type own, MemberInfo member) => member is MethodBase method
        ? own.GetMethods(All).Concat<MethodBase>(own.GetConstructors(All)).Select(Signature.Of).Contains(Redirected(Signature.Of(method)))
        : own.GetField(member.Name, All) is not null;

    private static string Redirected(string signature) =>
        TypeName().Replace(signature, name => Own(name.Value) is { } own ? Signature.NameOf(own) : name.Value);

    [GeneratedRegex(@"[A-Za-z_][\w.`/]*")]
    private static partial Regex TypeName();
}
