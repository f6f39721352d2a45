using System.Reflection;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration;

/// <summary>
/// What Coyote's attributes have run around the tests of an assembly: <c>[TestInit]</c> before the first schedule of a test,
/// <c>[TestDispose]</c> after its last, <c>[TestIterationDispose]</c> after each. Found by name, as tests are.
/// </summary>
internal sealed class TestLifecycle
{
    private const string Attributes = "Microsoft.Coyote.SystematicTesting.";

    private const string AfterEachAttribute = "TestIterationDisposeAttribute";

    private readonly ILookup<string, Action> _methods;

    public TestLifecycle(Assembly assembly) => _methods = (
        from type in StaticState.TypesOf(assembly)
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        from attribute in method.GetCustomAttributesData()
        let name = attribute.AttributeType.FullName
        where name.StartsWith(Attributes, StringComparison.Ordinal) && name != Attributes + "TestAttribute"
        select (name, method)).ToLookup(found => found.name[Attributes.Length..], found => Bind(found.method, found.name));

    public void BeforeAll() => Run("TestInitAttribute");

    public void AfterAll() => Run("TestDisposeAttribute");

    /// <summary>What it throws violates the schedule that it follows.</summary>
    public void AfterEach() => Run(AfterEachAttribute);

    private static Action Bind(MethodInfo method, string attribute)
    {
        if (method.GetParameters().Length > 0 || method.ReturnType != typeof(void) || method.ContainsGenericParameters)
            throw new UsageException($"{method.DeclaringType?.FullName}.{method.Name} is marked [{attribute}]; make it a method without "
                + "parameters that returns void.");
        return method.CreateDelegate<Action>();
    }

    private void Run(string attribute)
    {
        foreach (var method in _methods[attribute])
        {
            try
            {
                method();
            }
            catch (Exception exception) when (attribute != AfterEachAttribute)
            {
                throw new UsageException(
                    $"{method.Method.DeclaringType?.FullName}.{method.Method.Name}, which is marked [{attribute}], threw "
                        + $"{exception.GetType().FullName}: "
                    + $"{exception.Message.TrimEnd('.')}; no test can be explored around it.",
                    exception);
            }
        }
    }
}
