using Xunit;
using Xunit.Sdk;

namespace FsCheck.Xunit;

/// <summary>
/// Marks a method as a property: FsCheck generates its arguments, calls it many times, and shrinks what makes it fail.
/// A setting that is left alone is taken from the nearest <see cref="PropertiesAttribute"/>, then from FsCheck's defaults.
/// </summary>
/// <remarks>The names, the types and the values that mean "left alone" are those of the FsCheck.Xunit package.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = false)]
[XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "Weft.StandIns.FsCheck.Xunit")]
public class PropertyAttribute : FactAttribute
{
    internal const int LeftAlone = -1;

    /// <summary>Where to start: <c>"seed,gamma"</c> for a whole run, <c>"seed,gamma,size"</c> for its failing step.</summary>
    public string? Replay { get; set; }

    /// <summary>How many tests to evaluate at a time; left alone, one.</summary>
    public int Parallelism { get; set; } = LeftAlone;

    /// <summary>How many tests have to pass.</summary>
    public int MaxTest { get; set; } = LeftAlone;

    /// <summary>How many generated arguments may be rejected, for instance by a condition, before the run gives up.</summary>
    public int MaxRejected { get; set; } = LeftAlone;

    /// <summary>The size that the first test is generated with.</summary>
    public int StartSize { get; set; } = LeftAlone;

    /// <summary>The size that the last test is generated with.</summary>
    public int EndSize { get; set; } = LeftAlone;

    /// <summary>Whether to write the arguments of every test and every shrink to the test's output.</summary>
    public bool Verbose
    {
        get => ChosenVerbose ?? false;
        set => ChosenVerbose = value;
    }

    /// <summary>Types with static members that return an <see cref="Arbitrary{T}"/>; an earlier type wins over a later one.</summary>
    public Type[] Arbitrary { get; set; } = [];

    /// <summary>Whether a property that holds writes nothing to the test's output.</summary>
    public bool QuietOnSuccess
    {
        get => ChosenQuietOnSuccess ?? false;
        set => ChosenQuietOnSuccess = value;
    }

    internal bool? ChosenVerbose { get; private set; }

    internal bool? ChosenQuietOnSuccess { get; private set; }
}
