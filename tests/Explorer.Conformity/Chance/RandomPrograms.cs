using System.Security.Cryptography;

namespace Weft.Exploration.Conformity.Chance;

/// <summary>Random values: each operation has a stream of its own, so that what it draws depends on no other.</summary>
internal static class RandomPrograms
{
    [Correct("Random values")]
    public static async Task TwoOperations_ThatDraw_DrawTheSameInEverySchedule()
    {
        var first = Task.Run(() => Random.Shared.Next());
        var second = Task.Run(() => new Random().Next());
        await Task.WhenAll(first, second);
        Assert.Equal((first.Result, second.Result), Drawn ??= (first.Result, second.Result));
    }

    [Wrong("Random values")]
    public static async Task ATicket_ThatIsDrawnAndChecked_IsOverwritten()
    {
        var ticket = 0;
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            var mine = Random.Shared.Next(1, int.MaxValue);
            Volatile.Write(ref ticket, mine);
            Assert.Equal(mine, Volatile.Read(ref ticket));
        }
    }

    [Correct("Guid")]
    public static async Task TwoIdentifiers_OfTwoOperations_Differ()
    {
        var first = Task.Run(Guid.NewGuid);
        var second = Task.Run(Guid.CreateVersion7);
        await Task.WhenAll(first, second);
        Assert.NotEqual(first.Result, second.Result);
        Assert.Equal((4, 7), (first.Result.Version, second.Result.Version));
    }

    [Wrong("Guid")]
    public static async Task AnOwner_ThatIsDrawnAndChecked_IsOverwritten()
    {
        object? owner = null;
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            var mine = Guid.NewGuid();
            Volatile.Write(ref owner, mine);
            Assert.Equal(mine, Volatile.Read(ref owner));
        }
    }

    [Correct("Cryptographic random values")]
    public static async Task TwoKeys_OfTwoOperations_Differ()
    {
        var first = Task.Run(() => RandomNumberGenerator.GetHexString(16));
        var second = Task.Run(() => RandomNumberGenerator.GetHexString(16));
        await Task.WhenAll(first, second);
        Assert.NotEqual(first.Result, second.Result);
    }

    [Wrong("Cryptographic random values")]
    public static async Task AKey_ThatIsDrawnAndChecked_IsOverwritten()
    {
        object? key = null;
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            var mine = RandomNumberGenerator.GetBytes(16);
            Volatile.Write(ref key, mine);
            Assert.Equal(mine, Volatile.Read(ref key));
        }
    }

    // A static: it keeps its value from one schedule to the next.
    private static (int, int)? Drawn { get; set; }
}
