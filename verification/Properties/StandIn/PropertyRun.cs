using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Weft.Verification.Properties.StandIn;

/// <summary>
/// Discovers and runs one property the way xunit does, through whatever discoverer the attribute names, and keeps what the
/// test explorer would show. The probes are meant to fail, so their classes are not public and xunit passes them by.
/// </summary>
internal sealed record PropertyRun(bool Passed, string Message, string Output)
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    public static async Task<PropertyRun> Of(Type testClass, string property)
    {
        var assembly = new TestAssembly(Reflector.Wrap(testClass.Assembly));
        var collection = new TestCollection(assembly, null, "probes");
        var method = new TestMethod(
            new TestClass(collection, Reflector.Wrap(testClass)),
            Reflector.Wrap(testClass.GetMethod(property, Visible)!));
        var fact = method.Method.GetCustomAttributes(typeof(FactAttribute)).Single();
        var sink = new NullMessageSink();
        var discoverer = ExtensibilityPointFactory.GetXunitTestCaseDiscoverer(sink, DiscovererOf(fact));
        var testCase = discoverer.Discover(new DefaultOptions(), method, fact).Single();

        using var bus = new RecordingBus();
        using var cancellation = new CancellationTokenSource();
        await testCase.RunAsync(sink, bus, ConstructorArguments(testClass), new ExceptionAggregator(), cancellation);
        return bus.Outcome;
    }

    private static Type DiscovererOf(IAttributeInfo fact)
    {
        var names = fact.GetCustomAttributes(typeof(XunitTestCaseDiscovererAttribute)).Single().GetConstructorArguments().Cast<string>()
            .ToArray();
        return Type.GetType($"{names[0]}, {names[1]}", throwOnError: true)!;
    }

    private static object[] ConstructorArguments(Type testClass) =>
        [.. testClass.GetConstructors().Single().GetParameters().Select(_ => new Func<TestOutputHelper>(() => new TestOutputHelper()))];

    private sealed class DefaultOptions : ITestFrameworkDiscoveryOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value)
        {
        }
    }

    private sealed class RecordingBus : IMessageBus
    {
        private readonly List<IMessageSinkMessage> _messages = [];

        public PropertyRun Outcome => _messages.OfType<ITestResultMessage>().Single() switch
        {
            ITestFailed failed => new PropertyRun(false, string.Join(Environment.NewLine, failed.Messages), failed.Output),
            var passed => new PropertyRun(true, "", passed.Output),
        };

        public bool QueueMessage(IMessageSinkMessage message)
        {
            _messages.Add(message);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
