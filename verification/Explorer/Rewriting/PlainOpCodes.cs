using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Weft.Exploration.Rewriting;

/// <summary>The types of what the instructions move that go by an address or an array.</summary>
internal static class PlainOpCodes
{
    public static TypeReference? Loaded(Instruction access, ModuleDefinition module) => access.OpCode.Code switch
    {
        Code.Ldobj => (TypeReference)access.Operand,
        Code.Ldind_I1 or Code.Ldind_U1 => module.TypeSystem.Byte,
        Code.Ldind_I2 or Code.Ldind_U2 => module.TypeSystem.Int16,
        Code.Ldind_I4 or Code.Ldind_U4 => module.TypeSystem.Int32,
        Code.Ldind_I8 => module.TypeSystem.Int64,
        Code.Ldind_I => module.TypeSystem.IntPtr,
        Code.Ldind_R4 => module.TypeSystem.Single,
        Code.Ldind_R8 => module.TypeSystem.Double,
        Code.Ldind_Ref => module.TypeSystem.Object,
        _ => null,
    };

    public static TypeReference? Stored(Instruction access, ModuleDefinition module) => access.OpCode.Code switch
    {
        Code.Stobj => (TypeReference)access.Operand,
        Code.Stind_I1 => module.TypeSystem.Byte,
        Code.Stind_I2 => module.TypeSystem.Int16,
        Code.Stind_I4 => module.TypeSystem.Int32,
        Code.Stind_I8 => module.TypeSystem.Int64,
        Code.Stind_I => module.TypeSystem.IntPtr,
        Code.Stind_R4 => module.TypeSystem.Single,
        Code.Stind_R8 => module.TypeSystem.Double,
        Code.Stind_Ref => module.TypeSystem.Object,
        _ => null,
    };

    public static TypeReference? LoadedElement(Instruction access, ModuleDefinition module) => access.OpCode.Code switch
    {
        Code.Ldelem_Any => (TypeReference)access.Operand,
        Code.Ldelem_I1 or Code.Ldelem_U1 => module.TypeSystem.Byte,
        Code.Ldelem_I2 or Code.Ldelem_U2 => module.TypeSystem.Int16,
        Code.Ldelem_I4 or Code.Ldelem_U4 => module.TypeSystem.Int32,
        Code.Ldelem_I8 => module.TypeSystem.Int64,
        Code.Ldelem_I => module.TypeSystem.IntPtr,
        Code.Ldelem_R4 => module.TypeSystem.Single,
        Code.Ldelem_R8 => module.TypeSystem.Double,
        Code.Ldelem_Ref => module.TypeSystem.Object,
        _ => null,
    };

    public static TypeReference? StoredElement(Instruction access, ModuleDefinition module) => access.OpCode.Code switch
    {
        Code.Stelem_Any => (TypeReference)access.Operand,
        Code.Stelem_I1 => module.TypeSystem.Byte,
        Code.Stelem_I2 => module.TypeSystem.Int16,
        Code.Stelem_I4 => module.TypeSystem.Int32,
        Code.Stelem_I8 => module.TypeSystem.Int64,
        Code.Stelem_I => module.TypeSystem.IntPtr,
        Code.Stelem_R4 => module.TypeSystem.Single,
        Code.Stelem_R8 => module.TypeSystem.Double,
        Code.Stelem_Ref => module.TypeSystem.Object,
        _ => null,
    };
}
