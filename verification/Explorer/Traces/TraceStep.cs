namespace Weft.Exploration.Traces;

/// <summary>One step of a schedule: what one operation did between two scheduling points.</summary>
/// <param name="Number">Its place in the schedule, from 1.</param>
/// <param name="Operation">The operation that made the step.</param>
/// <param name="Action">What it did, on what, with which result: <c>AwaitableEvent._state = Set</c>.</param>
/// <param name="Method">The method that did it.</param>
/// <param name="Place">File and line, or null where there are no symbols.</param>
/// <param name="Switched">Why another operation had run before: null when the same operation simply went on.</param>
public sealed record TraceStep(int Number, int Operation, string Action, string Method, string? Place, string? Switched);
