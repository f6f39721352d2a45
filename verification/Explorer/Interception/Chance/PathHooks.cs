using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Path"/>: random names are made of the operation's own random values.</summary>
[Intercepts(typeof(Path))]
internal static class PathHooks
{
    public static string GetRandomFileName(int site) =>
        Operation.Current is { } operation
            ? operation.Chance.GetString("abcdefghijklmnopqrstuvwxyz012345", 11).Insert(8, ".")
            : Path.GetRandomFileName();
}
