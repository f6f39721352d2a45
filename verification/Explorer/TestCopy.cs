namespace Weft.Exploration;

/// <summary>A test in one copy of its program.</summary>
/// <param name="Test">Runs it once.</param>
/// <param name="AfterEach">What is run after each schedule.</param>
internal sealed record TestCopy(Func<Task?> Test, Action? AfterEach);
