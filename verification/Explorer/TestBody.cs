using System.Reflection;
using System.Runtime.CompilerServices;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;

namespace Weft.Exploration;

/// <summary>From what a caller hands in to what an execution can call: the same method in the rewritten copy of its assembly.</summary>
internal static class TestBody
{
    /// <summary>Refuses a test that cannot be found again in a copy, because it needs an object of the original.</summary>
    /// <exception cref="UsageException">The test captures variables, belongs to an object, or is not a single method.</exception>
    public static MethodInfo Validate(Delegate test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (Operation.Current is not null)
            throw new UsageException("A test that is explored has called the explorer; explore the inner test on its own.");
        var method = test.Method;
        if (!test.HasSingleTarget)
            throw new UsageException("The test is a combination of several delegates; explore one method.");
        if (method.DeclaringType is null)
            throw new UsageException(
                "The test was compiled at run time, so it is in no assembly that could be rewritten; write it as a static method.");
        var passed = test.GetType().GetMethod(nameof(Action.Invoke))!.GetParameters().Length;
        if (method.GetParameters().Length > passed)
            throw new UsageException($"The test {NameOf(method)} is bound to an object that it gets as a parameter; make it a static "
                + "method without parameters.");
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            throw new UsageException($"The test {NameOf(method)} is async void, so nothing can wait for its end; make it return Task.");
        var assembly = method.Module.Assembly.GetName().Name!;
        if (FrameworkAssemblies.Contains(assembly) || SharedAssemblies.Contains(assembly))
            throw new UsageException(
                $"The test {NameOf(method)} belongs to {assembly}, which is never rewritten; call it from a static method of your own.");
        if (method.Module.Assembly.Location.Length == 0)
            throw new UsageException(
                $"The assembly of the test {NameOf(method)} was not loaded from a file, so it cannot be rewritten; build it to a file.");
        if (method.IsStatic || IsCapturingNothing(method.DeclaringType))
            return method;
        if (method.DeclaringType.Name.StartsWith("<>c", StringComparison.Ordinal))
        {
            throw new UsageException(
                $"The test captures {string.Join(", ", Captured(method.DeclaringType))}, which does not exist in the rewritten copy that "
                    + "is explored; "
                + "create it inside the test.");
        }
        throw new UsageException($"The test {NameOf(method)} belongs to an object, which does not exist in the rewritten copy that is "
            + "explored; make it static.");
    }

    /// <summary>
    /// The full name of a test: namespace, type and method, a lambda by the method that it stands in, then what it is generic over.
    /// </summary>
    public static string NameOf(MethodInfo method)
    {
        var scope = method.DeclaringType!.Namespace is { Length: > 0 } space ? space + "." : "";
        Type[] arguments = [.. method.DeclaringType.GetGenericArguments(), .. method.GetGenericArguments()];
        var suffix = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";
        return scope + MemberNames.Of(method) + suffix;
    }

    /// <summary>Makes a method of the copy callable.</summary>
    public static Func<Task?> Bind(MethodInfo method, params object?[] arguments)
    {
        var target = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!, nonPublic: true);
        if (arguments.Length > 0)
            return () => (Task?)method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (method.ReturnType == typeof(ValueTask))
        {
            var start = method.CreateDelegate<Func<ValueTask>>(target);
            return () => start().AsTask();
        }
        if (typeof(Task).IsAssignableFrom(method.ReturnType))
        {
            var start = method.CreateDelegate<Func<Task?>>(target);
            return () => start() ?? throw new InvalidOperationException("The test returned null in place of a task.");
        }
        var run = method.CreateDelegate<Action>(target);
        return () =>
        {
            run();
            return null;
        };
    }

    // The compiler puts lambdas that capture nothing into one class without fields of its own.
    private static bool IsCapturingNothing(Type type) => type.Name == "<>c";

    private static IEnumerable<string> Captured(Type closure) =>
        closure.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => field.Name.EndsWith("__this", StringComparison.Ordinal) ? "'this'" : $"'{field.Name}'")
            .Where(name => !name.StartsWith("'<", StringComparison.Ordinal));
}
