// The runtime knows this attribute by its full name and has no declaration of it. Rewritten code carries it, since hooks are internal.
namespace System.Runtime.CompilerServices;

/// <summary>Lets the assembly that carries it use the internals of the one that it names.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
