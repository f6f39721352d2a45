using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Lets one operation at a time into code of the program's that may give way, where the framework would hold a lock. To enter is no
/// step while nobody is inside: what the code does is visible by itself.
/// </summary>
internal sealed class Turnstile(Execution execution)
{
    private readonly Gate _free = new(execution, isOpen: true);

    public TResult Pass<TResult>(Operation operation, int site, Func<TResult> inside)
    {
        while (!_free.IsOpen)
            _free.PassSilently(operation, new Access(AccessKind.Acquire, 0, site));
        _free.Close();
        try
        {
            return inside();
        }
        finally
        {
            _free.Open();
        }
    }
}
