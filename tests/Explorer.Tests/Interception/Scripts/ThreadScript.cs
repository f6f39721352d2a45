namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>What can be asked of a thread and told to it, alone.</summary>
public static class ThreadScript
{
    public static string Unstarted()
    {
        var script = new Transcript();
        var thread = new Thread(() => { });
        ThreadStart none = null!;
        script.Note(() => new Thread(none).Name);
        script.Note(() => new Thread(() => { }, -1).Name ?? "none");
        script.Note(() => thread.IsAlive);
        script.Note(() => thread.ThreadState);
        script.Note(() => thread.IsBackground);
        script.Note(() => thread.Name ?? "none");
        script.Note(() => thread.Priority);
        script.Note(() => thread.IsThreadPoolThread);
        script.Note(() => thread.Join());
        script.Note(() => thread.Join(0));
        script.Note(() => thread.Join(-2));
        script.Note(() => thread.Join(TimeSpan.Zero));
        thread.Name = "one";
        thread.IsBackground = true;
        thread.Priority = ThreadPriority.Lowest;
        script.Note(() => thread.Name);
        script.Note(() => thread.ThreadState);
        script.Note(() => thread.Priority);
        script.Note(() => thread.Start("parameter"));
        script.Note(() => thread.CurrentCulture);
        return script.ToString();
    }

    public static string Ended()
    {
        var script = new Transcript();
        var seen = "";
        var thread = new Thread(parameter => seen = $"{parameter}") { Name = "two" };
        script.Note(() => thread.Start("given"));
        script.Note(() => thread.Join(-1));
        script.Note(() => thread.Join(TimeSpan.FromMinutes(1)));
        script.Note(() => seen);
        script.Note(() => thread.IsAlive);
        script.Note(() => thread.ThreadState);
        script.Note(() => thread.Name);
        script.Note(() => thread.Start());
        script.Note(() => thread.IsBackground);
        script.Note(() => thread.IsBackground = true);
        script.Note(() => thread.Priority);
        script.Note(() => thread.IsThreadPoolThread);
        script.Note(() => thread.Join(0));
        script.Note(() => thread.UnsafeStart());
        return script.ToString();
    }

    public static string Statics()
    {
        var script = new Transcript();
        var slot = Thread.AllocateDataSlot();
        var number = 5;
        object text = "text";
        script.Note(() => Thread.GetData(slot) ?? "none");
        script.Note(() => Thread.SetData(slot, 3));
        script.Note(() => Thread.GetData(slot));
        script.Note(() => OnAnother(() => Thread.GetData(slot) ?? "none"));
#pragma warning disable SYSLIB0054 // Obsolete, and still to be done right.
        script.Note(() => Thread.VolatileRead(ref number));
        script.Note(() => Thread.VolatileWrite(ref number, 6));
        script.Note(() => number);
        script.Note(() => Thread.VolatileRead(ref text));
#pragma warning restore SYSLIB0054
        script.Note(() => Thread.Sleep(0));
        script.Note(() => Thread.Sleep(-2));
        script.Note(() => Thread.Sleep(TimeSpan.MaxValue));
        script.Note(() => Thread.Sleep(1));
        script.Note(() => Thread.SpinWait(1));
        script.Note(() => Thread.MemoryBarrier());
        script.Note(() => Thread.CurrentThread.IsAlive);
        script.Note(() => Thread.CurrentThread == Thread.CurrentThread);
        return script.ToString();
    }

    private static object? OnAnother(Func<object?> call)
    {
        object? result = null;
        var thread = new Thread(() => result = call());
        thread.Start();
        thread.Join();
        return result;
    }
}
