namespace Weft;

/// <summary>The last arrival of a sequencer, made by the first that disposed of it. Nobody pushes over it.</summary>
internal sealed class Closing : Bystander;
