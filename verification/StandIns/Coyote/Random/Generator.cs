using Microsoft.Coyote.Runtime;

namespace Microsoft.Coyote.Random;

/// <summary>Values that the strategy chooses, so that a schedule can be run again with the same ones.</summary>
public class Generator
{
    private Generator()
    {
    }

    /// <summary>Creates a generator.</summary>
    public static Generator Create() => new();

    /// <summary>Chooses one of two.</summary>
    public bool NextBoolean() => ExploredRuntime.Current.RandomBoolean();

    /// <summary>Chooses a number from zero up to, but without, <paramref name="maxValue"/>.</summary>
    public int NextInteger(int maxValue) => ExploredRuntime.Current.RandomInteger(maxValue);
}
