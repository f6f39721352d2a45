namespace Weft;

/// <summary>A <see cref="SimpleTaskPromise"/> with a result.</summary>
internal abstract class SimpleTaskPromise<TResult> : SimpleTaskPromise
{
    /// <summary>Written before the end, read after it.</summary>
    public TResult? Result { get; set; }
}
