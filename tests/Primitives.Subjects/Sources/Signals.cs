namespace Weft.Tests.Subjects;

/// <summary>Methods that await signals by the million.</summary>
public static class Signals
{
    /// <summary>Counts while it was never suspended.</summary>
    public static async SimpleTask<int> CountAsync(int times)
    {
        int count = 0;
        for (int i = 0; i < times; i++)
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            count += policy.TerminateOnUnhandledException(false) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Counts before and after a suspension.</summary>
    public static async SimpleTask<int> CountAroundAsync(int times, Task gate)
    {
        int count = 0;
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < times; i++)
            {
                SimpleTaskPolicy policy = await SimpleTask.Policy;
                count += policy.TerminateOnUnhandledException(false) ? 0 : 1;
            }

            await gate;
        }

        return count;
    }

    /// <summary>Counts without a result.</summary>
    public static async SimpleTask CountAsync(int times, IProgress<int> counted, Task gate)
    {
        await gate;
        for (int i = 0; i < times; i++)
            await SimpleTask.ReportProgress(i);
        counted.Report(times);
    }

    /// <summary>The signals in a method of another kind: each throws, and the method goes on.</summary>
    public static async Task<int> CountRefusedAsync(int times)
    {
        int count = 0;
        for (int i = 0; i < times; i++)
        {
            try
            {
                await SimpleTask.Policy;
            }
            catch (InvalidOperationException)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>A method for each level, of which each but the last awaits the next.</summary>
    public static SimpleTask<int> Chain(int length, Task gate)
    {
        SimpleTask<int> last = OneAsync(gate);
        for (int i = 1; i < length; i++)
            last = OneMoreAsync(last);
        return last;
    }

    private static async SimpleTask<int> OneAsync(Task gate)
    {
        await gate;
        return 1;
    }

    private static async SimpleTask<int> OneMoreAsync(SimpleTask<int> task) => 1 + await task;
}
