namespace Microsoft.Coyote.Random;

public class Generator
{
    public static Generator Create() => throw NotHere.Called;

    public bool NextBoolean() => throw NotHere.Called;

    public int NextInteger(int maxValue) => throw NotHere.Called;
}
