namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// The fast form of the oracle: schedules that have led to the same class and to the same operation are followed as one, the one with the
/// fewest preemptions. It goes level by level, so all that lead to a place are there before anybody goes on from it.
/// </summary>
internal static class PartialOrders
{
    public static Answers Of(SmallProgram program, bool isReleaseAStep = false)
    {
        var classes = new Dictionary<string, ClassOfSchedules>();
        var level = new Dictionary<(string Class, int Last), (AbstractMachine Machine, int Preemptions)>
        {
            [("", -1)] = (new AbstractMachine(program, isReleaseAStep), 0),
        };
        while (level.Count > 0)
        {
            var next = new Dictionary<(string Class, int Last), (AbstractMachine Machine, int Preemptions)>();
            foreach (var ((_, last), (machine, preemptions)) in level)
            {
                var enabled = Enumerable.Range(0, machine.Operations).Where(machine.CanStep).ToArray();
                foreach (var operation in enabled)
                {
                    var after = machine.Clone();
                    after.Step(operation);
                    var cost = preemptions + (operation != last && enabled.Contains(last) ? 1 : 0);
                    var key = ($"{after.Signature}@{after.Places}", operation);
                    if (!next.TryGetValue(key, out var known) || cost < known.Preemptions)
                        next[key] = (after, cost);
                }
                if (enabled.Length == 0
                    && (!classes.TryGetValue(machine.Signature, out var found) || preemptions < found.Preemptions))
                {
                    classes[machine.Signature] = new ClassOfSchedules(preemptions, string.Join(' ', machine.Values), !machine.HasEnded);
                }
            }
            level = next;
        }
        return new Answers(classes);
    }
}
