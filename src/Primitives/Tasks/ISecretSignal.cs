namespace Weft;

/// <summary>Marks the awaiters that the builders answer instead of suspending on them.</summary>
internal interface ISecretSignal;
