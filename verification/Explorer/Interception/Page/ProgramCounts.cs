using Mono.Cecil;

namespace Weft.Exploration.Interception;

/// <summary>
/// How many right and wrong programs stand for each family. Read from the marks in their assembly, by name: the explorer does not
/// know its tests.
/// </summary>
internal static class ProgramCounts
{
    /// <exception cref="UsageException">There is no such assembly.</exception>
    public static IReadOnlyDictionary<string, (int Right, int Wrong)> Read(string path)
    {
        using var module = Open(path);
        var marks = from type in module.GetTypes()
                    from method in type.Methods
                    from mark in method.CustomAttributes
                    where mark.AttributeType.Name is "CorrectAttribute" or "WrongAttribute"
                        && mark.ConstructorArguments is [{ Value: string }, ..]
                    select (Family: (string)mark.ConstructorArguments[0].Value, IsRight: mark.AttributeType.Name == "CorrectAttribute");
        return marks.GroupBy(mark => mark.Family).ToDictionary(
            family => family.Key, family => (family.Count(mark => mark.IsRight), family.Count(mark => !mark.IsRight)));
    }

    private static ModuleDefinition Open(string path)
    {
        try
        {
            return ModuleDefinition.ReadModule(path);
        }
        catch (Exception unreadable) when (
            unreadable is IOException or BadImageFormatException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The programs cannot be read from '{path}'; give the path of a built assembly.", unreadable);
        }
    }
}
