using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Weft.Exploration.Tests.Interception;

/// <summary>What calls returned or threw, in words that can be compared.</summary>
internal sealed class Transcript
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Note<T>(Func<T> call, [CallerArgumentExpression(nameof(call))] string? what = null)
    {
        string outcome;
        try
        {
            outcome = string.Create(CultureInfo.InvariantCulture, $"{call()}");
        }
        catch (Exception exception) when (exception.GetType().Name != "AbandonedException")
        {
            outcome = exception.GetType().Name + (exception.InnerException is { } inner ? " of " + inner.GetType().Name : "");
        }
        _text.Append(what).Append(": ").AppendLine(outcome);
    }

    public void Note(Action call, [CallerArgumentExpression(nameof(call))] string? what = null) => Note(
        () =>
        {
            call();
            return "done";
        },
        what);
}
