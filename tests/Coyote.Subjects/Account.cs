using Microsoft.Coyote.Random;
using Microsoft.Coyote.Runtime;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace Weft.Coyote.Subjects;

/// <summary>Two withdrawals from one account, with points and draws by hand.</summary>
public static class Account
{
    /// <summary>Where it says what was run around the schedules, for the process to read: its statics are those of a copy.</summary>
    public const string Log = "Weft.Coyote.Subjects.Account";

    /// <summary>A plain field, which is no point: only the point by hand lets the other withdrawal in between.</summary>
    [Test]
    public static async Task Overdraws()
    {
        var balance = new int[] { 100 };
        await Task.WhenAll([Task.Run(() => Withdraw(70)), Task.Run(() => Withdraw(60))]);
        Specification.Assert(balance[0] >= 0, "The balance is {0}.", balance[0]);

        void Withdraw(int amount)
        {
            if (balance[0] < amount)
                return;
            SchedulingPoint.Interleave();
            balance[0] -= amount;
        }
    }

    /// <summary>The same, where nobody may come in between.</summary>
    [Test]
    public static async Task NeverOverdrawsSuppressed()
    {
        var balance = new int[] { 100 };
        await Task.WhenAll([Task.Run(() => Withdraw(70)), Task.Run(() => Withdraw(60))]);
        Specification.Assert(balance[0] >= 0, "The balance is {0}.", balance[0]);

        void Withdraw(int amount)
        {
            SchedulingPoint.Suppress();
            if (Volatile.Read(ref balance[0]) >= amount)
                Volatile.Write(ref balance[0], balance[0] - amount);
            SchedulingPoint.Resume();
        }
    }

    /// <summary>Three draws, of which one combination is wrong.</summary>
    [Test]
    public static void DrawsTheWrongOnes()
    {
        var generator = Generator.Create();
        var drawn = (generator.NextBoolean(), generator.NextInteger(5), generator.NextInteger(7));
        Specification.Assert(drawn != (true, 3, 6), "Drawn: {0}.", drawn);
    }

    /// <summary>Draws that are what they may be.</summary>
    [Test]
    public static void DrawsTheRightOnes() => Specification.Assert(Generator.Create().NextInteger(2) < 2, "Drawn.");

    /// <summary>A task that nobody completes.</summary>
    [Test]
    public static void NeverCompletes() => Specification.IsEventuallyCompletedSuccessfully(new TaskCompletionSource().Task);

    [TestInit]
    internal static void Begin() => AppContext.SetData(Log, "begin");

    [TestIterationDispose]
    internal static void CleanUp() => AppContext.SetData(Log, $"{AppContext.GetData(Log)} clean");

    [TestDispose]
    internal static void End() => AppContext.SetData(Log, $"{AppContext.GetData(Log)} end");
}
