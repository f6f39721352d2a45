// A type of the program's own in a namespace of concern.
namespace System.Threading;

internal static class Homemade
{
    public static string Sleep() => "own";
}
