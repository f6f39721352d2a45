namespace Weft.Exploration;

/// <summary>What becomes of a test that does something which the explorer does not control.</summary>
public enum UncontrolledWork
{
    /// <summary>The test is refused: nothing is said about it but what it did, by name and place.</summary>
    Refuse,

    /// <summary>
    /// It is let through, counted and named, and the verdict says that there was some. What a real thread brings back is taken in when
    /// nothing else can run, so that it comes at the same place of a schedule however fast that thread is.
    /// </summary>
    Tolerate,
}
