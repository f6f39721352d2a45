using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit.Abstractions;

namespace Weft.Verification.Properties.StandIn;

/// <summary>Properties to run by hand; xunit passes by classes that are abstract or not public.</summary>
[Properties(MaxTest = 30, Arbitrary = [typeof(Sevens)])]
public abstract class Probes : IDisposable
{
    public const string FailingStep = "11090111925092776312,11677870036176365015,11";

    private readonly ITestOutputHelper _output;

    protected Probes(ITestOutputHelper output)
    {
        _output = output;
        _output.WriteLine("created");
    }

    public void Dispose()
    {
        _output.WriteLine("disposed");
        GC.SuppressFinalize(this);
    }

    [Property(Replay = "1,3", MaxTest = 100)]
    public bool Bool_FalseFromFour_WholeRun(int number) => number < 4;

    [Property(Replay = FailingStep)]
    public bool Bool_FalseFromFour_FailingStep(int number) => number < 4;

    [Property]
    public bool Bool_False(int number) => number > int.MaxValue - 1;

    [Property]
    public void Void_Throws(int number) => throw new InvalidOperationException($"thrown for {number}");

    [Property]
    public async Task Task_ThrowsLate(int number)
    {
        await Task.Yield();
        throw new InvalidOperationException($"thrown for {number}");
    }

    [Property]
    public async Task<bool> TaskOfBool_FalseLate(int number)
    {
        await Task.Yield();
        return number > int.MaxValue - 1;
    }

    [Property]
    public Property Property_False(int number) => (number > int.MaxValue - 1).Label("never");

    [Property]
    public static bool Static_False(int number) => number > int.MaxValue - 1;

    [Property(MaxRejected = 50)]
    public Property Property_AllRejected(int number) => true.When(number > int.MaxValue - 1);

    [Property]
    public void Void_CountedByClass(int number) => _output.WriteLine($"called with {number}");

    [Property(MaxTest = 5)]
    public void Void_CountedByMethod(int number) => _output.WriteLine($"called with {number}");

    [Property]
    public bool Arbitrary_OfClass(long number) => number == 7;

    [Property(Arbitrary = [typeof(Eights)])]
    public bool Arbitrary_OfMethod(long number) => number == 8;

    [Property]
    public async Task Task_Holds(int number)
    {
        await Task.Yield();
        Assert.Equal(number, number + 0);
    }

    [Property(StartSize = 40, EndSize = 40, MaxTest = 3)]
    public Property Size_Fixed() => Prop.ForAll(Gen.Sized(Gen.Constant).ToArbitrary(), size => size == 40);

    private static class Sevens
    {
        public static Arbitrary<long> Long() => Gen.Constant(7L).ToArbitrary();
    }

    private static class Eights
    {
        public static Arbitrary<long> Long() => Gen.Constant(8L).ToArbitrary();
    }
}

/// <summary>The probes with a constructor that can be called.</summary>
internal sealed class ProbeClass(ITestOutputHelper output) : Probes(output);
