using Microsoft.Coyote.Runtime;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Monitor = Microsoft.Coyote.Specifications.Monitor;

namespace Weft.Coyote.Subjects;

/// <summary>A request that has to be answered, watched by a monitor.</summary>
public static class Requests
{
    /// <summary>One who looks for the request before it is there does not answer it.</summary>
    [Test]
    public static async Task LosesARequest()
    {
        Specification.RegisterMonitor<Answered>();
        var isAsked = new bool[1];
        await Task.WhenAll([Task.Run(Ask), Task.Run(Answer)]);

        void Ask()
        {
            Specification.Monitor<Answered>(new Asked());
            SchedulingPoint.Interleave();
            isAsked[0] = true;
        }

        void Answer()
        {
            SchedulingPoint.Interleave();
            if (isAsked[0])
                Specification.Monitor<Answered>(new Reply());
        }
    }

    /// <summary>Nobody answers.</summary>
    [Test]
    public static void NeverAnswers()
    {
        Specification.RegisterMonitor<Answered>();
        Specification.Monitor<Answered>(new Asked());
    }

    /// <summary>Answers once, and once before anybody has asked, which the monitor ignores as any event.</summary>
    [Test]
    public static async Task Answers()
    {
        Specification.RegisterMonitor<Answered>();
        Specification.Monitor<Answered>(new Reply());
        Specification.Monitor<Answered>(new Asked());
        await Task.Run(() => Specification.Monitor<Answered>(new Reply()));
    }

    private sealed class Asked : Monitor.Event;

    private sealed class Reply : Monitor.Event;

    private sealed class Answered : Monitor
    {
        protected override int HashedState => 7;

        private void Check(Event e) => Assert(e is Reply, "The answer is {0}.", e.GetType().Name);

        [Start]
        [IgnoreEvents(typeof(WildCardEvent))]
        [OnEventGotoState(typeof(Asked), typeof(Waiting))]
        private sealed class Idle : State;

        [Hot]
        [OnEventGotoState(typeof(Reply), typeof(Done))]
        private sealed class Waiting : State;

        [Cold]
        [OnEntry(nameof(Check))]
        private sealed class Done : State;
    }
}
