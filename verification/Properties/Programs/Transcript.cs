using Xunit.Sdk;

namespace Weft.Verification.Properties.Programs;

/// <summary>What a program did so far, one line a command, to be shown when the system and its model part.</summary>
public sealed class Transcript
{
    private readonly List<string> _lines = [];

    public void Add(string line) => _lines.Add(line);

    /// <summary>Ends the program with its transcript unless the system shows what the model does.</summary>
    public void Expect<T>(string what, T model, T system)
    {
        if (!EqualityComparer<T>.Default.Equals(model, system))
            throw Failure($"{what}: the model says {model}, the system {system}.");
    }

    /// <summary>Ends the program with its transcript unless both have seen the same things in the same order.</summary>
    public void ExpectInOrder<T>(string what, IEnumerable<T> model, IEnumerable<T> system) =>
        Expect(what, $"[{string.Join(", ", model)}]", $"[{string.Join(", ", system)}]");

    private XunitException Failure(string reason)
    {
        var numbered = _lines.Select((line, index) => $"{index + 1,4}  {line}");
        return new XunitException(string.Join(Environment.NewLine, ["The program and its model part after", .. numbered, reason]));
    }
}
