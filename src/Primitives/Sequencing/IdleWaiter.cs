namespace Weft;

/// <summary>Somebody who waits until the sequencer is idle.</summary>
internal sealed class IdleWaiter : Bystander;
