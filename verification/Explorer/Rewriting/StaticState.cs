using System.Reflection;
using System.Runtime.CompilerServices;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Runs the static constructors of a rewritten program before it is explored. Left to their first use they would run inside the
/// first schedule only, which would then differ from all others; and one that gave way at a scheduling point would hold the
/// runtime's own lock on its type, which the explorer does not see: the next operation to use that type would block for real.
/// </summary>
internal static class StaticState
{
    public static void Initialize(Assembly assembly)
    {
        foreach (var type in TypesOf(assembly))
        {
            // A generic type has statics for each closed form, and which there will be is not known yet.
            if (type.TypeInitializer is null || type.ContainsGenericParameters)
                continue;
            try
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
            catch (TypeInitializationException)
            {
                // The runtime keeps it, and throws it again at whoever uses the type; a test that does not use it is not concerned.
            }
        }
    }

    /// <summary>The types of an assembly, as far as they can be loaded.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException incomplete)
        {
            // Types whose dependencies are not there cannot be used by a test either.
            return incomplete.Types.OfType<Type>();
        }
    }
}
