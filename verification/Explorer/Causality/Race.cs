namespace Weft.Exploration.Causality;

/// <summary>
/// Two dependent events of different operations with nothing between them that orders them: the second could come first.
/// </summary>
/// <param name="First">The earlier event.</param>
/// <param name="Second">The later one, or one that was announced and could not happen.</param>
internal readonly record struct Race(int First, int Second);
