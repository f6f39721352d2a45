using Microsoft.Coyote.Runtime;
using Weft.Exploration.Reports;

namespace Weft.CoyoteApi.Tests.Specifications;

public class AssertTests
{
    [Fact]
    public void Assert_InATaskThatNobodyAwaits_Counts() => Explored.Fails(
        static () =>
        {
            _ = Task.Run(static () => Specification.Assert(false, "unseen"));
            return Task.CompletedTask;
        },
        ViolationKind.Assertion);

    [Fact]
    public void Assert_ArgumentsOfAnyNumber_AreFilledIn()
    {
        Assert.Equal("1", Message(static () => Specification.Assert(false, "{0}", 1)));
        Assert.Equal("1 2", Message(static () => Specification.Assert(false, "{0} {1}", 1, 2)));
        Assert.Equal("1 2 3", Message(static () => Specification.Assert(false, "{0} {1} {2}", 1, 2, 3)));
        Assert.Equal("1 2 3 4", Message(static () => Specification.Assert(false, "{0} {1} {2} {3}", 1, 2, 3, 4)));
        Assert.Equal("{0}", Message(static () => Specification.Assert(false, "{0}")));
    }

    [Fact]
    public void Assert_OutsideAnExploration_ThrowsAllTheSame()
    {
        Specification.Assert(true, "well");

        Assert.Throws<AssertionFailureException>(static () => Specification.Assert(false, "wrong"));
    }

    private static string Message(Action assertion) => Assert.Throws<AssertionFailureException>(assertion).Message;
}
