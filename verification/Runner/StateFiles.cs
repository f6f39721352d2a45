using System.Text.Json;
using System.Text.Json.Serialization;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>
/// Keeps what interrupted explorations have done, a file for each test and shard, so that the same command goes on from there. The files
/// are a convenience: whatever is wrong with one, it is said, and the test is explored from the start.
/// </summary>
/// <param name="folder">Where they are.</param>
internal sealed class StateFiles(string folder)
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(), new ShardConverter() },
    };

    /// <summary>The file for a test, or for a shard of it.</summary>
    public string PathOf(string test, Shard shard)
    {
        var part = shard.IsWhole ? "" : $".{shard.Index}-of-{shard.Count}";
        return Path.Combine(folder, $"{TraceFile.SafeName(test)}{part}.state.json");
    }

    /// <summary>What was saved for a test; null if nothing was.</summary>
    /// <exception cref="StateException">What was saved cannot be gone on with.</exception>
    public ExplorationState? Load(string test, ExplorationOptions options)
    {
        var path = PathOf(test, options.Shard);
        if (!File.Exists(path))
            return null;
        try
        {
            var document = JsonSerializer.Deserialize<Document>(File.ReadAllText(path), Format) ?? throw new StateException("is empty");
            if (document.Version != Version)
                throw new StateException($"has the format {document.Version}, and this version of the tool reads {Version} only");
            if (document.Tool != ToolVersion.Exact)
                throw new StateException("was saved by another version of the explorer");
            var state = document.State.Deserialize<ExplorationState>(Format) ?? throw new StateException("is empty");
            // Nothing of a list is checked by the serializer.
            if (state.Plan.Phases.Any(phase => phase is null || phase.Path.Contains(null)))
                throw new StateException("is damaged");
            state.CheckBelongsTo(test, options);
            return state;
        }
        catch (JsonException)
        {
            throw new StateException("is damaged");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"cannot be read ({failed.Message})");
        }
    }

    /// <summary>Saves what was done, and returns the path.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not take it.</exception>
    public string Save(ExplorationState state)
    {
        var path = PathOf(state.Test, state.Shard);
        var document = new Document(Version, ToolVersion.Exact, JsonSerializer.SerializeToElement(state, Format));
        OutputFile.Write(path, JsonSerializer.Serialize(document, Format) + "\n");
        return path;
    }

    /// <summary>Removes what was saved for a test, because it is done; the folder too, if that was the last.</summary>
    /// <exception cref="IOException">The disk keeps it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder keeps it.</exception>
    public void Remove(string test, Shard shard)
    {
        var path = PathOf(test, shard);
        if (!File.Exists(path))
            return;
        File.Delete(path);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    // The state is read when it is known to be of this version: what a file of another one holds there is not damaged, only foreign.
    private sealed record Document(int Version, string Tool, JsonElement State);
}
