using System.Reflection;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;

namespace FsCheck.Xunit;

/// <summary>Hands one method to FsCheck, keeps what FsCheck says about it, and turns a false property into an exception.</summary>
internal sealed class PropertyCheck(ITestOutputHelper output) : IRunner
{
    private string _name = "";
    private TestResult? _result;

    /// <summary>Checks the property; returns when it holds, throws <see cref="PropertyFailedException"/> when it does not.</summary>
    public static void Run(Type testClass, MethodInfo method, object? instance, ITestOutputHelper output)
    {
        RefuseWhatFsCheckCannotAwait(method);
        var settings = PropertySettings.Of(testClass, method);
        var check = new PropertyCheck(output);

        Check.Method(settings.ToConfig(check), method, FSharpOption<object?>.Some(instance)!);

        check.Judge(method, settings);
    }

    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) =>
        WriteUnlessEmpty(every.Invoke(ntest).Invoke(args));

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) =>
        WriteUnlessEmpty(everyShrink.Invoke(args));

    public void OnFinished(string name, TestResult testResult)
    {
        _name = name;
        _result = testResult;
    }

    private void Judge(MethodInfo method, PropertySettings settings)
    {
        switch (_result)
        {
            case TestResult.Failed failed:
                throw new PropertyFailedException(FailureText.Falsifiable(method, failed), FailureText.Cause(failed));
            case TestResult.Exhausted exhausted:
                throw new PropertyFailedException(FailureText.Exhausted(exhausted), null);
            case TestResult.Passed when !settings.QuietOnSuccess:
                WriteUnlessEmpty(Runner.onFinishedToString(_name, _result));
                break;
        }
    }

    private void WriteUnlessEmpty(string text)
    {
        if (text.Length > 0)
            output.WriteLine(text.TrimEnd());
    }

    /// <summary>
    /// FsCheck takes the result of such a property for a value it knows nothing about; its own words do not say what to do.
    /// </summary>
    private static void RefuseWhatFsCheckCannotAwait(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
            throw new NotSupportedException(
                $"The property {method.Name} returns {type.Name}, which FsCheck cannot await; return Task instead.");
    }
}
