using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Interception;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Rewriting;

/// <summary>Shapes of code that no compiler at hand makes, put together by hand.</summary>
public class AssembledCodeTests
{
    private const int RuntimeAsync = 0x2000;

    [Fact]
    public void Branches_AndHandlers_LeadToWhatWasPutInFirst()
    {
        var rewritten = Rewrite(code =>
        {
            // try { Thread.Yield(); } finally { Thread.Yield(); } loop: Thread.Yield(); goto loop; each with a refusal before it
            var yield = code.Body.Method.Module.ImportReference(typeof(Thread).GetMethod("Yield")!);
            var (start, inFinally, loop) = (Call(yield), Call(yield), Call(yield));
            Append(code, start, Pop(), Instruction.Create(OpCodes.Leave, loop));
            Append(code, inFinally, Pop(), Instruction.Create(OpCodes.Endfinally));
            Append(code, loop, Pop(), Instruction.Create(OpCodes.Br, loop));
            code.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
            {
                TryStart = start, TryEnd = inFinally, HandlerStart = inFinally, HandlerEnd = loop,
            });
        });

        var body = Method(rewritten).Body;
        var handler = body.ExceptionHandlers.Single();
        Assert.All(
            [handler.TryStart, handler.TryEnd, handler.HandlerEnd, (Instruction)body.Instructions[^1].Operand], AssertStartsARefusal);
        Assert.Equal(3, rewritten.Sites.Count(site => site.Member == "Thread.Yield"));
    }

    [Fact]
    public void Prefixes_StayWithTheInstructionThatTheyBelongTo()
    {
        var rewritten = Rewrite(code =>
        {
            var module = code.Body.Method.Module;
            var field = new FieldDefinition("field", FieldAttributes.Static, module.TypeSystem.Int64);
            code.Body.Method.DeclaringType.Fields.Add(field);
            Append(code, Instruction.Create(OpCodes.Volatile), Instruction.Create(OpCodes.Ldsfld, field), Pop(),
                Instruction.Create(OpCodes.Ret));
        });

        var code = Method(rewritten).Body.Instructions.Select(instruction => instruction.OpCode.Code).ToArray();
        Assert.Equal(OpCodes.Ldsflda.Code, code[0]);
        Assert.Equal(Code.Ldsfld, code[Array.IndexOf(code, Code.Volatile) + 1]);
    }

    [Fact]
    public void TailCall_OfAnInterceptedMember_LosesItsPrefix()
    {
        var rewritten = Rewrite(code =>
        {
            var write = typeof(Volatile).GetMethod("Write", [typeof(int).MakeByRefType(), typeof(int)])!;
            Append(code, Instruction.Create(OpCodes.Ldnull), Instruction.Create(OpCodes.Conv_U), Instruction.Create(OpCodes.Ldc_I4_1));
            Append(code, Instruction.Create(OpCodes.Tail), Call(code.Body.Method.Module.ImportReference(write)),
                Instruction.Create(OpCodes.Ret));
        });

        var code = Method(rewritten).Body.Instructions;
        Assert.DoesNotContain(code, instruction => instruction.OpCode.Code == Code.Tail);
        Assert.Contains(code, instruction => instruction.Operand is MethodReference { DeclaringType.Name: nameof(VolatileHooks) });
    }

    [Fact]
    public void RuntimeAsyncMethod_IsRefusedByName()
    {
        var rewritten = Rewrite(code =>
        {
            code.Body.Method.ImplAttributes |= (MethodImplAttributes)RuntimeAsync;
            Append(code, Instruction.Create(OpCodes.Ret));
        });

        Assert.Equal(["Made.Method"], rewritten.Sites.Select(site => site.Method));
        AssertStartsARefusal(Method(rewritten).Body.Instructions[0]);
    }

    [Theory]
    [InlineData("System.Threading.Channels")]
    [InlineData("System.Collections.Concurrent")]
    public void FrameworkAssembly_WithCompiledCode_IsRewrittenToPureIL(string name)
    {
        using var references = new References(_ => null);
        var rewritten = AssemblyRewriter.Rewrite(
            File.ReadAllBytes(FrameworkAssemblies.PathOf(name)!), null, references, InterceptionTable.Default);

        using var module = Read(rewritten);
        Assert.Equal(ModuleAttributes.ILOnly,
            module.Attributes & (ModuleAttributes.ILOnly | ModuleAttributes.ILLibrary | ModuleAttributes.StrongNameSigned));
        Assert.Contains(rewritten.Sites, site => site.Member == "Interlocked.CompareExchange");
        Assert.NotEmpty(new AssemblyLoadContext(name).LoadFromStream(new MemoryStream(rewritten.Image)).GetTypes());
    }

    private static RewrittenAssembly Rewrite(Action<ILProcessor> fill)
    {
        using var references = new References(_ => null);
        using var assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition("Made", new Version(1, 0)), "Made",
            new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = references });
        var module = assembly.MainModule;
        var type = new TypeDefinition("", "Made", TypeAttributes.Public, module.TypeSystem.Object);
        var method = new MethodDefinition("Method", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        module.Types.Add(type);
        type.Methods.Add(method);
        fill(method.Body.GetILProcessor());
        using var image = new MemoryStream();
        assembly.Write(image);
        return AssemblyRewriter.Rewrite(image.ToArray(), null, references, new InterceptionTable([typeof(VolatileHooks)]));
    }

    private static ModuleDefinition Read(RewrittenAssembly rewritten) => ModuleDefinition.ReadModule(new MemoryStream(rewritten.Image));

    private static MethodDefinition Method(RewrittenAssembly rewritten) =>
        Read(rewritten).GetType("Made").Methods.Single(method => method.Name == "Method");

    private static void AssertStartsARefusal(Instruction instruction)
    {
        Assert.Equal(typeof(int), instruction.Operand?.GetType() ?? typeof(int)); // the number of the site
        Assert.Equal(nameof(Uncontrolled.Refuse), ((MethodReference)instruction.Next.Operand).Name);
    }

    private static void Append(ILProcessor code, params Instruction[] instructions)
    {
        foreach (var instruction in instructions)
            code.Append(instruction);
    }

    private static Instruction Call(MethodReference method) => Instruction.Create(OpCodes.Call, method);

    private static Instruction Pop() => Instruction.Create(OpCodes.Pop);
}
