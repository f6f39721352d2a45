namespace Microsoft.Coyote.SystematicTesting;

// Files, and what is there so that it can be said that it is not.
public sealed partial class TestingEngine
{
    /// <summary>
    /// Writes what is known of the last schedule that violated the test: <c>.txt</c> for people, and <c>.trace</c> for
    /// <see cref="Configuration.WithReproducibleTrace"/>.
    /// </summary>
    /// <param name="directory">Where to; created if it is not there.</param>
    /// <param name="fileName">The name of the files without their extension.</param>
    /// <param name="reportPaths">The files that were written.</param>
    /// <returns>False if nothing is known, so nothing was written.</returns>
    public bool TryEmitReports(string directory, string fileName, out IEnumerable<string> reportPaths)
    {
        reportPaths = [];
        if (ReproducibleTrace.Length == 0)
            return false;
        Directory.CreateDirectory(directory);
        var (readable, reproducible) = (Path.Combine(directory, fileName + ".txt"), Path.Combine(directory, fileName + ".trace"));
        File.WriteAllText(readable, GetReport() + "\n" + ReadableTrace);
        File.WriteAllText(reproducible, ReproducibleTrace + "\n");
        reportPaths = [readable, reproducible];
        return true;
    }

    /// <summary>Writes nothing: there are no coverage reports.</summary>
    /// <returns>False.</returns>
    public bool TryEmitCoverageReports(string directory, string fileName, out IEnumerable<string> reportPaths)
    {
        reportPaths = [];
        return false;
    }
}
