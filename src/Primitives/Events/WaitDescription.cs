namespace Weft;

/// <summary>One wait of an <see cref="AwaitableEventSnapshot"/>.</summary>
/// <param name="Kind">What it is that waits.</param>
/// <param name="Who">
/// The method that awaits the event, or the thread that is blocked; null where that cannot be known, as with a task that
/// <c>WaitAsync</c> returned and anybody may await.
/// </param>
public readonly record struct WaitDescription(WaitKind Kind, string? Who)
{
    /// <summary>Tells the kind and who waits, for people.</summary>
    public override string ToString() => Who is null ? $"{Kind}" : $"{Kind}: {Who}";

    internal static WaitDescription Of(WaitKind kind, object? origin) => new(kind, Origins.NameOf(origin));
}
