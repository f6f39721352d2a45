namespace Weft.Exploration.Tests.Oracle;

/// <summary>The plain form of the oracle: every schedule of a program, one after the other.</summary>
internal sealed class AllSchedules
{
    private readonly Dictionary<string, ClassOfSchedules> _classes = [];
    private long _schedules;

    public static Answers Of(SmallProgram program, bool isReleaseAStep = false)
    {
        var walk = new AllSchedules();
        walk.From(new AbstractMachine(program, isReleaseAStep), last: -1, preemptions: 0);
        return new Answers(walk._classes) { Schedules = walk._schedules };
    }

    private void From(AbstractMachine machine, int last, int preemptions)
    {
        // To leave an operation that could go on is a preemption.
        var isPreemptive = last >= 0 && machine.CanStep(last);
        var isOver = true;
        for (var operation = 0; operation < machine.Operations; operation++)
        {
            if (!machine.CanStep(operation))
                continue;
            isOver = false;
            var after = machine.Clone();
            after.Step(operation);
            From(after, operation, preemptions + (isPreemptive && operation != last ? 1 : 0));
        }
        if (isOver)
            Add(machine, preemptions);
    }

    private void Add(AbstractMachine machine, int preemptions)
    {
        _schedules++;
        var signature = machine.Signature;
        if (!_classes.TryGetValue(signature, out var known) || preemptions < known.Preemptions)
            _classes[signature] = new ClassOfSchedules(preemptions, string.Join(' ', machine.Values), !machine.HasEnded);
    }
}
