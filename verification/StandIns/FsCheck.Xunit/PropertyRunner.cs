using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace FsCheck.Xunit;

/// <summary>
/// Runs one property inside xunit's own machinery: xunit creates and disposes the test class, calls the before-and-after
/// attributes and collects the output; only the call of the test method is FsCheck's.
/// </summary>
internal sealed class PropertyRunner(
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    string skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : XunitTestRunner(
        test,
        messageBus,
        testClass,
        constructorArguments,
        testMethod,
        [],
        skipReason,
        beforeAfterAttributes,
        aggregator,
        cancellation)
{
    protected override async Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator)
    {
        // What FsCheck reports goes where the test class writes; xunit passes that as a factory, to be called for each test.
        var output = new TestOutputHelper();
        var arguments = ConstructorArguments.Select(argument => argument is Func<TestOutputHelper> ? output : argument).ToArray();
        output.Initialize(MessageBus, Test);
        try
        {
            var seconds = await new Invoker(this, arguments, output, aggregator).RunAsync();
            return Tuple.Create(seconds, output.Output);
        }
        finally
        {
            output.Uninitialize();
        }
    }

    private sealed class Invoker(PropertyRunner runner, object[] arguments, TestOutputHelper output, ExceptionAggregator aggregator)
        : XunitTestInvoker(
            runner.Test,
            runner.MessageBus,
            runner.TestClass,
            arguments,
            runner.TestMethod,
            runner.TestMethodArguments,
            runner.BeforeAfterAttributes,
            aggregator,
            runner.CancellationTokenSource)
    {
        // FsCheck blocks its thread on the tasks that a property returns. On xunit's own synchronization context they could
        // then never go on, so the property runs on a pool thread, which has none.
        protected override async Task<decimal> InvokeTestMethodAsync(object testClassInstance)
        {
            await Aggregator.RunAsync(() => Timer.AggregateAsync(
                () => Task.Run(() => PropertyCheck.Run(TestClass, TestMethod, testClassInstance, output))));
            return Timer.Total;
        }
    }
}
