namespace Weft.Exploration.Interception;

/// <summary>The members of intercepted types and namespaces that need no scheduling point: they touch nothing that another operation can see.</summary>
internal static class HarmlessMembers
{
}
