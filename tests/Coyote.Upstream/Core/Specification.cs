namespace Microsoft.Coyote.Specifications;

public static class Specification
{
    public static void Assert(bool predicate, string s, object arg0) => throw NotHere.Called;

    public static void Assert(bool predicate, string s, params object[] args) => throw NotHere.Called;

    public static void IsEventuallyCompletedSuccessfully(Task task) => throw NotHere.Called;

    public static void RegisterMonitor<T>()
        where T : Monitor => throw NotHere.Called;

    public static void Monitor<T>(Monitor.Event e)
        where T : Monitor => throw NotHere.Called;
}
