namespace Weft.Exploration.Strategies;

/// <summary>The same choices have led to another place than before: the test does not depend on its schedule alone.</summary>
internal sealed class DivergenceException(string message) : Exception(message);
