using Microsoft.Coyote.SystematicTesting;

namespace Weft.Tool.Subjects;

/// <summary>Needs what stands around it: a test that leaves its state dirty, and a method that cleans up after each schedule.</summary>
public static class Lifecycle
{
    /// <summary>Where it says what was run, for the process to read: its statics are those of a copy.</summary>
    public const string Log = "Weft.Tool.Subjects.Lifecycle";

    private static bool s_isClean;

    /// <summary>Runs only on clean state.</summary>
    [Test]
    public static void FindsCleanState()
    {
        if (!s_isClean)
            throw new InvalidOperationException("The state is dirty.");
        s_isClean = false;
        Write("run");
    }

    [TestInit]
    internal static void Begin()
    {
        s_isClean = true;
        AppContext.SetData(Log, "begin");
    }

    [TestIterationDispose]
    internal static void CleanUp()
    {
        s_isClean = true;
        Write("clean");
    }

    [TestDispose]
    internal static void End() => Write("end");

    private static void Write(string word) => AppContext.SetData(Log, $"{AppContext.GetData(Log)} {word}");
}
