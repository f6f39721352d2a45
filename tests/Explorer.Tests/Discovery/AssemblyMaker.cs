using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Weft.Exploration.Tests.Discovery;

/// <summary>Writes assemblies whose methods have the shapes that a compiler or a user could come up with.</summary>
internal sealed class AssemblyMaker : IDisposable
{
    private const MethodAttributes PublicStatic = MethodAttributes.Public | MethodAttributes.Static;

    private readonly string _folder = Directory.CreateTempSubdirectory("weft-discovery-").FullName;
    private readonly AssemblyDefinition _assembly =
        AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Made", new Version(1, 0)), "Made", ModuleKind.Dll);

    private readonly TypeDefinition _attribute;

    public AssemblyMaker(string attribute = "Microsoft.Coyote.SystematicTesting.TestAttribute")
    {
        var dot = attribute.LastIndexOf('.');
        _attribute = Type(attribute[(dot + 1)..], attribute[..dot]);
        Method(_attribute, ".ctor", MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, isTest: false);
    }

    public ModuleDefinition Module => _assembly.MainModule;

    public TypeDefinition Type(string name, string? @namespace = "Made", TypeDefinition? within = null)
    {
        var visibility = within is null ? TypeAttributes.Public : TypeAttributes.NestedPublic;
        var type = new TypeDefinition(@namespace, name, visibility | TypeAttributes.Class, Module.TypeSystem.Object);
        if (within is null)
            Module.Types.Add(type);
        else
            within.NestedTypes.Add(type);
        return type;
    }

    public MethodDefinition Method(
        TypeDefinition type, string name, MethodAttributes attributes = PublicStatic, Type? returns = null, bool isTest = true)
    {
        var method = new MethodDefinition(name, attributes, returns is null ? Module.TypeSystem.Void : Module.ImportReference(returns));
        method.Body.GetILProcessor().Emit(OpCodes.Ret);
        type.Methods.Add(method);
        if (isTest)
            method.CustomAttributes.Add(new CustomAttribute(_attribute.Methods.Single()));
        return method;
    }

    public string Write()
    {
        var path = Path.Combine(_folder, "Made.dll");
        _assembly.Write(path);
        return path;
    }

    public void Dispose()
    {
        _assembly.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
