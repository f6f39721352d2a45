using Microsoft.Coyote.SystematicTesting;

namespace Weft.Tool.Subjects;

/// <summary>The test of the README.</summary>
public static class Waiter
{
    /// <summary>One waits while another sets the event.</summary>
    [Test]
    public static async Task IsReleased()
    {
        var ready = new NaiveEvent();
        var waiter = Task.Run(ready.WaitAsync);
        ready.Set();
        await waiter;
    }
}
