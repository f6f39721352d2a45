using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Interception;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>An assembly after rewriting.</summary>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Its portable symbols, or null where the original had none.</param>
/// <param name="Sites">The places at which the explorer was put in, in the order of the code.</param>
/// <param name="Block">The block of the table of sites that holds them; its number is part of the code.</param>
internal sealed record RewrittenAssembly(byte[] Image, byte[]? Symbols, IReadOnlyList<Site> Sites, int Block)
{
    /// <summary>The same for the same source in any build and process; differs as soon as the explorer would see other points.</summary>
    public uint Fingerprint { get; } = Sites.Aggregate(
        StringHash.Compute("sites"), (hash, site) => StringHash.Combine(hash, site.StableHash));

    /// <summary>True when its code asks whether a lock is held, by trying to enter.</summary>
    public bool AsksForLocks { get; } = Sites.Any(site => LockQuestions.Ask(site.Member));
}

/// <summary>Rewrites an assembly in memory so that what its operations share goes through the explorer.</summary>
internal static class AssemblyRewriter
{
    /// <param name="image">The assembly as it was compiled.</param>
    /// <param name="symbols">Its portable symbols, unless they are embedded or missing.</param>
    /// <param name="references">Finds what the assembly refers to.</param>
    /// <param name="table">What is intercepted.</param>
    /// <param name="copy">The name that it gets if it is a part of the framework.</param>
    public static RewrittenAssembly Rewrite(
        byte[] image, byte[]? symbols, IAssemblyResolver references, InterceptionTable table, string? copy = null)
    {
        using var module = Read(image, symbols, references);
        RefuseNative(module);
        if (copy is not null)
            FrameworkCopies.Rename(module, copy);
        FrameworkCopies.Redirect(module);

        var methods = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).ToArray();
        var promoted = new PromotedFields(methods);
        var redirects = new TypeRedirects(module, table);
        var arguments = new AttributeArguments(module, table.StandIns, redirects);
        foreach (var type in module.GetTypes())
            arguments.Redirect(type);
        var block = SiteTable.Reserve(StringHash.Compute(module.Assembly.Name.Name));
        var sites = new ModuleSites(module.Name, block) { IsFramework = copy is not null };
        var watched = new WatchedMemory(module, isFramework: copy is not null);
        var rewriter = new MethodRewriter(module, table, promoted, redirects, watched, sites);
        foreach (var method in methods)
            rewriter.Rewrite(method);

        LetInternalsBeUsed(module, table);
        DropCompiledCode(module);
        module.Attributes &= ~ModuleAttributes.StrongNameSigned; // the signature is no longer right
        var (written, writtenSymbols) = Write(module);
        return new RewrittenAssembly(written, writtenSymbols, sites.Publish(), block);
    }

    private static ModuleDefinition Read(byte[] image, byte[]? symbols, IAssemblyResolver references)
    {
        var parameters = new ReaderParameters { AssemblyResolver = references };
        if (symbols is not null)
        {
            parameters.ReadSymbols = true;
            parameters.ThrowIfSymbolsAreNotMatching = false; // symbols of another build are as good as none
            parameters.SymbolReaderProvider = new PortablePdbReaderProvider();
            parameters.SymbolStream = new MemoryStream(symbols);
        }
        var module = ModuleDefinition.ReadModule(new MemoryStream(image), parameters);
        var isEmbedded = module.GetDebugHeader()?.Entries.Any(entry => entry.Directory.Type == ImageDebugType.EmbeddedPortablePdb);
        if (symbols is null && isEmbedded is true)
            module.ReadSymbols(new EmbeddedPortablePdbReaderProvider().GetSymbolReader(module, ""));
        return module;
    }

    private static (byte[] Image, byte[]? Symbols) Write(ModuleDefinition module)
    {
        using var image = new MemoryStream();
        using var symbols = module.HasSymbols ? new MemoryStream() : null;
        var parameters = new WriterParameters();
        if (symbols is not null)
        {
            parameters.WriteSymbols = true;
            parameters.SymbolWriterProvider = new PortablePdbWriterProvider();
            parameters.SymbolStream = symbols;
        }
        module.Write(image, parameters);
        return (image.ToArray(), symbols?.ToArray());
    }

    // Code that was compiled ahead (ReadyToRun) would run instead of the new. Its image is marked as one for this system only; IL
    // is for any, which is written as the oldest architecture.
    private static void DropCompiledCode(ModuleDefinition module)
    {
        if ((module.Attributes & ModuleAttributes.ILLibrary) == 0)
            return;
        module.Attributes = (module.Attributes | ModuleAttributes.ILOnly) & ~ModuleAttributes.ILLibrary;
        module.Architecture = TargetArchitecture.I386;
    }

    private static void RefuseNative(ModuleDefinition module)
    {
        const ModuleAttributes Managed = ModuleAttributes.ILOnly | ModuleAttributes.ILLibrary;
        if ((module.Attributes & Managed) == 0)
        {
            throw new UsageException(
                $"{module.Name} holds native code besides managed code, which cannot be explored; build it as managed code only.");
        }
    }

    private static void LetInternalsBeUsed(ModuleDefinition module, InterceptionTable table)
    {
        var constructor = module.ImportReference(typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)]));
        foreach (var assembly in table.Assemblies)
        {
            var attribute = new CustomAttribute(constructor);
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, assembly.GetName().Name));
            module.Assembly.CustomAttributes.Add(attribute);
        }
    }
}
