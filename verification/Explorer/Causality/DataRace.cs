namespace Weft.Exploration.Causality;

/// <summary>Two accesses to the same memory that nothing orders, one of them a write, one of them plain.</summary>
/// <param name="Earlier">The one that came first in this schedule.</param>
/// <param name="EarlierWrites">Whether it wrote.</param>
/// <param name="Later">The one that came second.</param>
/// <param name="LaterWrites">Whether it writes.</param>
internal sealed record DataRace(PlainTouch Earlier, bool EarlierWrites, PlainTouch Later, bool LaterWrites);
