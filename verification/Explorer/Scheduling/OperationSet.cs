using System.Numerics;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Operations by number, one bit each: to let the hundred that contend for a lock run, or to stop them, is a few words to combine
/// and not a hundred steps. That keeps the cost of a step apart from the number of those who wait.
/// </summary>
internal sealed class OperationSet
{
    private const int WordBits = 64;

    private ulong[] _words = [];
    private int _first; // no bit is set in the words before

    public int Count { get; private set; }

    public bool Contains(int operation) =>
        operation / WordBits < _words.Length && (_words[operation / WordBits] & (1ul << (operation % WordBits))) != 0;

    public void Add(int operation) => Set(operation / WordBits, 1ul << (operation % WordBits));

    public void Remove(int operation) => Clear(operation / WordBits, 1ul << (operation % WordBits));

    public void Add(OperationSet others)
    {
        for (var word = others._first; word < others._words.Length; word++)
            Set(word, others._words[word]);
    }

    public void Remove(OperationSet others)
    {
        for (var word = others._first; word < others._words.Length; word++)
            Clear(word, others._words[word]);
    }

    public void Clear()
    {
        Array.Clear(_words);
        (_first, Count) = (_words.Length, 0);
    }

    public bool Overlaps(OperationSet others)
    {
        for (var word = Math.Max(_first, others._first); word < Math.Min(_words.Length, others._words.Length); word++)
        {
            if ((_words[word] & others._words[word]) != 0)
                return true;
        }
        return false;
    }

    /// <summary>The operation with <paramref name="place"/> smaller ones before it.</summary>
    public int At(int place)
    {
        var word = _first;
        for (var here = BitOperations.PopCount(_words[word]); place >= here; here = BitOperations.PopCount(_words[word]))
        {
            place -= here;
            word++;
        }
        var bits = _words[word];
        for (; place > 0; place--)
            bits &= bits - 1; // clears the lowest bit
        return (word * WordBits) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>How many are smaller than <paramref name="operation"/>.</summary>
    public int PlaceOf(int operation)
    {
        var place = 0;
        for (var word = _first; word < operation / WordBits; word++)
            place += BitOperations.PopCount(_words[word]);
        return place + BitOperations.PopCount(_words[operation / WordBits] & ((1ul << (operation % WordBits)) - 1));
    }

    private void Set(int word, ulong bits)
    {
        if (bits == 0)
            return;
        if (word >= _words.Length)
            Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
        Count += BitOperations.PopCount(bits & ~_words[word]);
        _words[word] |= bits;
        _first = Math.Min(_first, word);
    }

    private void Clear(int word, ulong bits)
    {
        if (word >= _words.Length)
            return;
        Count -= BitOperations.PopCount(bits & _words[word]);
        _words[word] &= ~bits;
        while (_first < _words.Length && _words[_first] == 0)
            _first++;
    }
}
