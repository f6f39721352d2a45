using Microsoft.Coyote.SystematicTesting;

namespace Weft.Tool.Subjects;

/// <summary>One operation waits for another.</summary>
public static class Promise
{
    /// <summary>Nobody keeps the promise.</summary>
    [Test]
    public static Task IsNeverKept() => new TaskCompletionSource().Task;
}
