namespace Weft.Verification.Contracts;

/// <summary>What happened, in order, as one line of words.</summary>
internal sealed class Journal
{
    private readonly List<string> _words = [];

    /// <summary>Adds a word at the end.</summary>
    public void Write(string word)
    {
        lock (_words) _words.Add(word);
    }

    /// <summary>All words so far.</summary>
    public override string ToString()
    {
        lock (_words) return string.Join(' ', _words);
    }
}
