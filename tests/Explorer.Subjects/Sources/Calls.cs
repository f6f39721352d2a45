using System.Collections.Concurrent;

namespace Weft.Exploration.Subjects;

/// <summary>Calls that the tests intercept in ways of their own, so these do not run as programs.</summary>
public class Calls
{
    public static string Overloads() =>
        $"{Task.Run(() => 1).Id} {Task.Run(() => Task.FromResult(2)).Id} {Task.Run(() => { }).Id}";

    public static string StructDispose()
    {
        var registration = default(CancellationTokenRegistration);
        using (registration)
        {
        }
        return "disposed";
    }

    public static string StructAsInterface()
    {
        var registration = default(CancellationTokenRegistration);
        return Unregister(ref registration);

        static string Unregister<T>(ref T value)
            where T : struct, IDisposable
        {
            value.Dispose();
            return "generic";
        }
    }

    public static string StructConstructors()
    {
        var token = new CancellationToken(true);
        CancellationToken[] tokens = [new CancellationToken(false), new(true)];
        return $"{token.CanBeCanceled} {tokens[1].CanBeCanceled}";
    }

    public static string MethodGroups()
    {
        var task = Task.FromResult(3);
        Func<Task<int>, int> generic = Result<int>;
        Action run = task.Dispose;
        run();
        Func<bool> boxed = default(CancellationTokenRegistration).Unregister;
        Func<Func<int>, Task<int>> start = Task.Run<int>;
        return $"{generic(task)} {boxed()} {start(() => 5).Result}";
    }

    public static string Sleeps()
    {
        Thread.Sleep(0);
        Action<int> group = Thread.Sleep;
        group(0);
        return new ConcurrentQueue<int>([1, 2]).Count.ToString();
    }

    public static string Subclass() => new Derived().Text;

    public static string Harmless() =>
        $"{Task.FromResult(1).Id > 0} {Timeout.Infinite} {new TaskCanceledException().Message.Length > 0} {new ThreadStart(Nothing).Method.Name} {TaskStatus.Canceled}";

    public static string OwnType() => System.Threading.Homemade.Sleep();

    public static string Redirected()
    {
        using var semaphore = new SemaphoreSlim(1);
        semaphore.Wait();
        return $"{semaphore.CurrentCount} {Held.Slot is null} {typeof(List<SemaphoreSlim>).GetGenericArguments()[0].Name}";
    }

    public static string MissingMember()
    {
        using var semaphore = new SemaphoreSlim(1);
        return semaphore.AvailableWaitHandle.ToString()!;
    }

    public static string Nesting()
    {
        var gate = new Lock();
        lock (gate)
            return "held";
    }

    public static async Task<string> Resumes()
    {
        await Task.Yield();
        await Task.Yield();
        return await Later(1) + await Later("b");
    }

    private static async Task<string> Later<T>(T value)
    {
        await Task.Yield();
        return $"{value}";
    }

    private static void Nothing()
    {
    }

    private static T Result<T>(Task<T> task) => task.Result;

    private static class Held
    {
        public static readonly SemaphoreSlim? Slot = null;
    }

    private sealed class Derived : CancellationTokenSource
    {
        public string Text { get; private set; } = "";

        public Derived() => Dispose();

        protected override void Dispose(bool disposing)
        {
            Text += "derived";
            base.Dispose(disposing);
        }
    }
}
