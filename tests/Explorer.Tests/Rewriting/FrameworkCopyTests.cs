using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Reflection;
using System.Text.Json;
using System.Threading.Channels;
using Mono.Cecil;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Rewriting;

/// <summary>The parts of the framework that are rewritten: which, for whom, and what crosses to those that are not.</summary>
public class FrameworkCopyTests
{
    private static readonly string Self = typeof(FrameworkCopyTests).Assembly.Location;

    [Fact]
    public void Program_ThatUsesChannels_HasACopyOfItsOwn()
    {
        var copy = Resolve(nameof(ChannelType)).Invoke(null, null);

        var type = Assert.IsAssignableFrom<Type>(copy);
        Assert.Equal("System.Threading.Channels.Explored", type.Assembly.GetName().Name);
        Assert.NotSame(typeof(Channel<string>), type);
        Assert.Equal(typeof(Channel<string>).GetGenericTypeDefinition().FullName, type.GetGenericTypeDefinition().FullName);
    }

    [Fact]
    public void Program_WithoutAnyUseOfThem_HasNoCopies()
    {
        var program = RewrittenProgram.Load(Subject.PathOf(Subject.Optimized));

        Assert.DoesNotContain(program.Main.GetReferencedAssemblies(), name => name.Name!.EndsWith(".Explored", StringComparison.Ordinal));
    }

    [Fact]
    public void Collections_ThatAreSteps_StayTheOriginals() =>
        Assert.Same(typeof(ConcurrentDictionary<string, int>), Resolve(nameof(DictionaryType)).Invoke(null, null));

    [Fact]
    public void Copy_OutsideAnExploration_WorksAsTheOriginal() => Assert.Equal(PassOn(), Resolve(nameof(PassOn)).Invoke(null, null));

    [Fact]
    public void Resolve_OfAMethodClosedOverAChannel_ClosesItOverTheCopy()
    {
        Func<string> closed = NameOf<Channel<int>>;

        var copy = RewrittenProgram.Load(Self).Resolve(closed.Method);

        Assert.Equal(closed(), copy.Invoke(null, null));
        Assert.Equal("System.Threading.Channels.Explored", copy.GetGenericArguments()[0].Assembly.GetName().Name);
    }

    [Fact]
    public void Reference_ByWayOfAFacade_IsLedToTheCopyToo()
    {
        var facade = new AssemblyNameReference("netstandard", new Version(2, 1, 0, 0));
        using var module = ModuleDefinition.CreateModule("probe", ModuleKind.Dll);
        module.AssemblyReferences.Add(facade);
        var blocking = new TypeReference("System.Collections.Concurrent", "BlockingCollection`1", module, facade);
        var bag = new TypeReference("System.Collections.Concurrent", "ConcurrentBag`1", module, facade);
        module.Types.Add(new TypeDefinition("", "Derived", Mono.Cecil.TypeAttributes.Class, blocking));
        module.Types.Add(new TypeDefinition("", "Other", Mono.Cecil.TypeAttributes.Class, bag));

        // References are listed once they have been written.
        using var image = new MemoryStream();
        module.Write(image);
        using var written = ModuleDefinition.ReadModule(new MemoryStream(image.ToArray()));
        FrameworkCopies.Redirect(written);

        Assert.Equal("System.Collections.Concurrent.Explored", written.GetType("Derived").BaseType.Scope.Name);
        Assert.Equal("netstandard", written.GetType("Other").BaseType.Scope.Name);
    }

    [Fact]
    public void Trace_OfWhatHappensInsideAChannel_NamesTheCallOfTheProgram()
    {
        var violation = Explored.FailsSometimes(static async () =>
        {
            var channel = Channel.CreateUnbounded<string>();
            channel.Writer.TryWrite("only");
            await Task.WhenAll(Task.Run(Take), Task.Run(Take));

            void Take()
            {
                if (channel.Reader.TryPeek(out _))
                    Assert.True(channel.Reader.TryRead(out _));
            }
        });

        var inside = violation.Trace.Steps
            .Where(step => step.Action.StartsWith("ChannelReader.TryRead: ", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(inside);
        Assert.All(inside, step => Assert.StartsWith("FrameworkCopyTests.cs:", step.Place, StringComparison.Ordinal));
    }

    [Fact]
    public void Call_OfTheFrameworkWithAPipeOfTheCopy_IsRefusedByName() => Assert.StartsWith(
        "JsonSerializer.SerializeAsync is not controlled; FrameworkCopyTests",
        Explored.Refused(static async () => await JsonSerializer.SerializeAsync(new Pipe().Writer, 5)),
        StringComparison.Ordinal);

    private static MethodInfo Resolve(string method) =>
        RewrittenProgram.Load(Self).Resolve(typeof(FrameworkCopyTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!);

    private static Type ChannelType() => typeof(Channel<string>);

    private static Type DictionaryType() => typeof(ConcurrentDictionary<string, int>);

    private static string NameOf<T>() => typeof(T).FullName![..40];

    private static string PassOn()
    {
        var channel = Channel.CreateBounded<string>(2);
        channel.Writer.TryWrite("a");
        channel.Writer.TryWrite("b");
        var full = channel.Writer.TryWrite("c");
        channel.Writer.Complete();
        var items = new BlockingCollection<string>(new ConcurrentBag<string>());
        foreach (var item in channel.Reader.ReadAllAsync().ToBlockingEnumerable())
            items.Add(item);
        items.CompleteAdding();
        return $"{full} {string.Join(' ', items.GetConsumingEnumerable())} {channel.Reader.Completion.Status}";
    }
}
