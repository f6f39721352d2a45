using Microsoft.Coyote.Actors;
using Microsoft.Coyote.Runtime;
using Microsoft.Coyote.SystematicTesting;

namespace Weft.Coyote.Subjects;

/// <summary>What there is no counterpart of.</summary>
public static class Unsupported
{
    /// <summary>A member that the stand-in lacks.</summary>
    [Test]
    public static void SetsACheckpoint() => SchedulingPoint.SetCheckpoint();

    /// <summary>A type that the stand-in lacks.</summary>
    [Test]
    public static void CreatesAnActor() => _ = new Server();

    private sealed class Server : Actor;
}
