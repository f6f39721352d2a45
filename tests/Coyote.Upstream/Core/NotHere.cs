namespace Microsoft.Coyote;

internal static class NotHere
{
    public static Exception Called => new NotSupportedException("A call was not led to the stand-in.");
}
