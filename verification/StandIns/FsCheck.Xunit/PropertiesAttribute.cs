namespace FsCheck.Xunit;

/// <summary>Settings for every property of a class or an assembly; what a property or a nearer class sets goes before them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = false)]
public class PropertiesAttribute : PropertyAttribute;
