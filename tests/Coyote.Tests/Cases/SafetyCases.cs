using Microsoft.Coyote.Random;
using Microsoft.Coyote.Runtime;
using Weft.Exploration.Reports;

namespace Weft.CoyoteApi.Tests.Cases;

/// <summary>
/// Programs in the manner of Coyote's samples and of its own bug-finding tests, each in a wrong form that is found and in a right one
/// that is well. The ideas are from there, the programs are not.
/// </summary>
public class SafetyCases
{
    [Fact]
    public void Greeting_WrittenByTwo_MayBeOfEither()
    {
        // The sample HelloWorldTasks: which greeting is seen depends on the schedule.
        Explored.FailsSometimes(static async () =>
        {
            var greeting = "";
            await Task.WhenAll(
                [Task.Run(() => Volatile.Write(ref greeting, "Hello")), Task.Run(() => Volatile.Write(ref greeting, "Good morning"))]);
            Specification.Assert(greeting == "Good morning", "The greeting is {0}.", greeting);
        });
    }

    [Fact]
    public void Account_CreatedByTwo_WithoutAtomicity_IsCreatedTwice() =>
        Explored.Fails(static () => CreateTwice(static accounts => accounts.CreateAsync()), ViolationKind.Assertion);

    [Fact]
    public void Account_CreatedByTwo_Atomically_IsCreatedOnce() =>
        Explored.Holds(static () => CreateTwice(static accounts => accounts.CreateAtomicallyAsync()));

    [Fact]
    public void Money_MovedBetweenAccounts_InOppositeOrder_IsStuck()
    {
        var message = Explored.FailsSometimes(
            static () =>
            {
                var (a, b) = (new object(), new object());
                return Task.WhenAll([Task.Run(() => Move(a, b)), Task.Run(() => Move(b, a))]);
            },
            ViolationKind.Stuck).Message;

        Assert.Contains("wants the lock", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_MovedBetweenAccounts_InOneOrder_IsMoved() => Explored.HoldsAlways(static () =>
    {
        var (a, b) = (new object(), new object());
        return Task.WhenAll([Task.Run(() => Move(a, b)), Task.Run(() => Move(a, b))]);
    });

    [Fact]
    public void Philosophers_EachWithTheLeftForkFirst_AreStuck() =>
        Explored.Fails(static () => Dine(isLastLeftHanded: true), ViolationKind.Stuck, within: 1_000);

    [Fact]
    public void Philosophers_OneWithTheRightForkFirst_AreFed() => Explored.Holds(static () => Dine(isLastLeftHanded: false));

    [Fact]
    public void Draws_ThatHaveToDiffer_AreFoundEqual() => Explored.Fails(
        static async () =>
        {
            var generator = Generator.Create();
            var drawn = await Task.WhenAll([Task.Run(() => generator.NextInteger(10)), Task.Run(() => generator.NextInteger(10))]);
            Specification.Assert(drawn[0] != drawn[1], "both are {0}", drawn[0]);
        },
        ViolationKind.Assertion);

    [Fact]
    public void FirstOfTwo_MayBeEither()
    {
        Explored.FailsSometimes(static async () =>
        {
            Task[] tasks = [Task.Run(SchedulingPoint.Interleave), Task.Run(SchedulingPoint.Interleave)];
            var first = await Task.WhenAny(tasks);
            Specification.Assert(first == tasks[0], "the second was first");
        });
    }

    [Fact]
    public void Cancellation_AgainstWork_MayComeAtAnyTime()
    {
        Explored.Fails(
            static async () =>
            {
                using var source = new CancellationTokenSource();
                var work = Task.Run(async () =>
                {
                    await Task.Yield();
                    source.Token.ThrowIfCancellationRequested();
                });
                await Task.WhenAny(work, Task.Run(source.Cancel));
                await work;
            },
            ViolationKind.Exception);
    }

    [Fact]
    public void TimeOut_AgainstWork_MayBeFirst() => Explored.Fails(
        static async () =>
        {
            var work = Task.Run(SchedulingPoint.Interleave);
            await work.WaitAsync(TimeSpan.FromHours(1));
        },
        ViolationKind.Exception);

    [Fact]
    public void Exception_OfOneOfTwo_ReachesWhoWaitsForAll() => Explored.HoldsAlways(static async () =>
    {
        var both = Task.WhenAll([Task.Run(static () => throw new InvalidOperationException("one")), Task.Run(SchedulingPoint.Interleave)]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => both);
    });

    private static async Task CreateTwice(Func<Accounts, Task<bool>> create)
    {
        var accounts = new Accounts();
        var created = await Task.WhenAll([Task.Run(() => create(accounts)), Task.Run(() => create(accounts))]);
        Specification.Assert(created[0] ^ created[1], "created: {0} {1}", created[0], created[1]);
    }

    private static void Move(object from, object to)
    {
        lock (from)
        {
            lock (to)
                SchedulingPoint.Interleave();
        }
    }

    private static Task Dine(bool isLastLeftHanded)
    {
        object[] forks = [new(), new(), new()];
        return Task.WhenAll([Task.Run(() => Move(forks[0], forks[1])), Task.Run(() => Move(forks[1], forks[2])), Task.Run(Last)]);

        void Last()
        {
            if (isLastLeftHanded)
                Move(forks[2], forks[0]);
            else
                Move(forks[0], forks[2]);
        }
    }
}
