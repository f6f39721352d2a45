namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>What flows with an operation.</summary>
internal static class FlowPrograms
{
    private const string Family = "Execution contexts and AsyncLocal";

    [Correct(Family)]
    [RacesAreIntended("handlers may overlap, and a point in one could not be unwound from; that there was one is enough")]
    public static async Task AsyncLocal_OfTwoOperations_IsEachOnesOwn()
    {
        var changes = 0;
        var local = new AsyncLocal<int>(_ => changes++) { Value = 1 };
        await Task.WhenAll(Task.Run(() => Check(2)), Task.Run(() => Check(3)));
        Assert.Equal(1, local.Value);
        Assert.NotEqual(0, changes);

        void Check(int value)
        {
            Assert.Equal(1, local.Value);
            local.Value = value;
            Interleaving.Point();
            Assert.Equal(value, local.Value);
        }
    }

    [Wrong(Family)]
    public static async Task AsyncLocal_OfWhatBothChange_IsShared()
    {
        var local = new AsyncLocal<int[]> { Value = [0] };
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, local.Value[0]);

        void Increment()
        {
            var number = local.Value!;
            var read = Volatile.Read(ref number[0]);
            Volatile.Write(ref number[0], read + 1);
        }
    }
}
