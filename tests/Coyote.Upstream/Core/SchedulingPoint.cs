namespace Microsoft.Coyote.Runtime;

public static class SchedulingPoint
{
    public static void Interleave() => throw NotHere.Called;

    public static void Suppress() => throw NotHere.Called;

    public static void Resume() => throw NotHere.Called;

    public static void SetCheckpoint() => throw NotHere.Called;
}
