using System.Reflection;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>A rewritten copy of a test assembly and of what it refers to, loaded with statics of its own.</summary>
internal sealed class RewrittenProgram
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly RewrittenLoadContext _context;
    private readonly Dictionary<string, RewrittenAssembly> _assemblies;

    private RewrittenProgram(
        RewrittenLoadContext context, Dictionary<string, RewrittenAssembly> assemblies, Assembly main, uint fingerprint)
    {
        _context = context;
        _assemblies = assemblies;
        Main = main;
        Fingerprint = fingerprint;
    }

    /// <summary>The rewritten copy of the assembly that was asked for.</summary>
    public Assembly Main { get; }

    /// <summary>The assemblies that came with symbols, whose static constructors have run.</summary>
    public required IReadOnlyList<Assembly> Initialized { get; init; }

    /// <inheritdoc cref="RewrittenAssembly.AsksForLocks"/>
    public bool AsksForLocks => _assemblies.Values.Any(assembly => assembly.AsksForLocks);

    /// <summary>Tells this program from one that passes other points. The same in every process.</summary>
    public uint Fingerprint { get; }

    /// <summary>Loads a fresh copy of the program at <paramref name="path"/>.</summary>
    /// <exception cref="UsageException">There is no such file, or it is nothing that can be explored.</exception>
    public static RewrittenProgram Load(string path) => Load(path, null);

    /// <summary>
    /// Loads a fresh copy of the program at <paramref name="path"/>, rewritten by <paramref name="table"/>; null stands for that of the
    /// explorer.
    /// </summary>
    /// <exception cref="UsageException">There is no such file, or it is nothing that can be explored.</exception>
    public static RewrittenProgram Load(string path, InterceptionTable? table)
    {
        var full = Path.GetFullPath(path);
        var files = new ProgramFiles(full);
        var found = RewrittenAssemblies.Get(full, files, table);
        var assemblies = new Dictionary<string, RewrittenAssembly>(found, StringComparer.OrdinalIgnoreCase);
        var fingerprint = found.Aggregate(0u, (hash, assembly) => StringHash.Combine(hash, assembly.Value.Fingerprint));

        var context = new RewrittenLoadContext(files, assemblies);
        var main = context.LoadFromAssemblyName(new AssemblyName(found[0].Key));
        // What comes with symbols was built with the test. A package does not, and may be large: it is loaded when it is used.
        Assembly[] initialized =
        [
            .. from pair in found
               where pair.Value.Symbols is not null || FrameworkCopies.OriginalOf(pair.Key) is not null
               select context.LoadFromAssemblyName(new AssemblyName(pair.Key)),
        ];
        Array.ForEach(initialized, StaticState.Initialize);
        return new RewrittenProgram(context, assemblies, main, fingerprint) { Initialized = initialized };
    }

    /// <summary>Finds in the rewritten copy the method that <paramref name="original"/> is in the program as it was compiled.</summary>
    /// <exception cref="UsageException">The copy has no such method.</exception>
    public MethodInfo Resolve(MethodInfo original)
    {
        var type = original.DeclaringType
            ?? throw new UsageException(
                $"{original.Name} belongs to no type, so there is no rewritten copy of it; pass a static method or a lambda.");
        var declared = Definition(type).GetMethods(Declared).Single(method => method.MetadataToken == original.MetadataToken);
        var copied = Copy(type);
        var copy = Find(Definition(copied), declared)
            ?? throw new UsageException(
                $"{type.FullName}.{original.Name} has no counterpart in the rewritten copy of its assembly; build it again.");
        var closed = copied.GetMethods(Declared).Single(method => method.MetadataToken == copy.MetadataToken);
        return original.IsGenericMethod && !original.IsGenericMethodDefinition
            ? closed.MakeGenericMethod([.. original.GetGenericArguments().Select(Copy)])
            : closed;
    }

    // Numbers of methods differ between the copies and names of types agree, except of those that the explorer has its own of.
    private static MethodInfo? Find(Type type, MethodInfo method)
    {
        var signature = Signature.Of(method);
        var named = type.GetMethods(Declared).Where(candidate => candidate.Name == method.Name).ToArray();
        return named.FirstOrDefault(candidate => Signature.Of(candidate) == signature) ?? (named.Length == 1 ? named[0] : null);
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private Type Copy(Type type)
    {
        if (type.HasElementType)
        {
            var element = Copy(type.GetElementType()!);
            return type.IsByRef ? element.MakeByRefType()
                : type.IsPointer ? element.MakePointerType()
                : type.IsSZArray ? element.MakeArrayType()
                : element.MakeArrayType(type.GetArrayRank());
        }
        if (type.IsGenericParameter)
            return type;
        if (type.IsConstructedGenericType)
            return Copy(type.GetGenericTypeDefinition()).MakeGenericType([.. type.GetGenericArguments().Select(Copy)]);
        var outermost = type;
        while (outermost.DeclaringType is { } outer)
            outermost = outer;
        var assembly = type.Assembly.GetName().Name!;
        if (FrameworkAssemblies.Contains(assembly))
            assembly = FrameworkCopies.CopyOf(outermost.Namespace ?? "", outermost.Name) ?? assembly;
        return _assemblies.ContainsKey(assembly)
            ? _context.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type.FullName!, throwOnError: true)!
            : type;
    }
}
