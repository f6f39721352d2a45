using Weft.Exploration.Planning;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Planning;

/// <summary>
/// A tree of choices in place of a program: what can be chosen, and how a schedule ends, follows from the choices before alone. Carries
/// out a plan as the loops of an exploration do, without running anything.
/// </summary>
internal sealed class MadeUpProgram(int seed, int depth, int mostChoices)
{
    /// <summary>One schedule in so many goes wrong; 0 for none.</summary>
    public int FindingIn { get; init; }

    /// <summary>One schedule in so many is cut off; 0 for none.</summary>
    public int CutOffIn { get; init; }

    /// <summary>Carries the plan out with several loops at once, and says what came of it.</summary>
    public string Run(Plan plan, int loops)
    {
        var threads = Enumerable.Range(0, loops).Select(_ => new Thread(() => Loop(plan))).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return $"{plan.Schedules} schedules, {plan.Steps} steps, complete: {plan.IsComplete}, found: {plan.Finding is not null}";
    }

    private void Loop(Plan plan)
    {
        while (plan.Take() is { } portion)
        {
            while (RunNext(plan, portion))
            {
            }
        }
    }

    private bool RunNext(Plan plan, Portion portion)
    {
        if (!portion.Strategy.BeginSchedule())
        {
            plan.Ends(portion, PortionEnd.Exhausted);
            return false;
        }
        var (steps, end) = RunSchedule(portion.Strategy);
        portion.Count(steps);
        if (end == PortionEnd.None)
            return plan.MayGoOn(portion);
        plan.Ends(portion, end == PortionEnd.CutOff && plan.TakesBlameForNoEnd(portion) ? PortionEnd.CutOff : PortionEnd.Finding);
        return false;
    }

    private (int Steps, PortionEnd End) RunSchedule(IStrategy strategy)
    {
        var path = (uint)seed * 2_654_435_761;
        var steps = 0;
        for (; steps < depth && Mix(path) % 7 != 0; steps++)
        {
            var count = 2 + (int)(Mix(path) % (uint)(mostChoices - 1));
            path = Mix(path + (uint)strategy.Choose(new Choices(count)) + 1);
        }
        var end = CutOffIn > 0 && Mix(path ^ 1) % CutOffIn == 0 ? PortionEnd.CutOff
            : FindingIn > 0 && Mix(path ^ 2) % FindingIn == 0 ? PortionEnd.Finding
            : PortionEnd.None;
        return (steps, end);
    }

    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x7feb352d;
        value = (value ^ (value >> 15)) * 0x846ca68b;
        return value ^ (value >> 16);
    }

    private sealed class Choices(int count) : ICandidates
    {
        public int Count => count;

        public int Current => -1;

        public ReadOnlySpan<Candidate> All() => new Candidate[count];
    }
}
