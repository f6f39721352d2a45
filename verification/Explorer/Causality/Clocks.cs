namespace Weft.Exploration.Causality;

/// <summary>
/// Vector clocks in rows: row r tells for each operation how many of its events happen before, or are, what r stands for.
/// </summary>
internal sealed class Clocks
{
    private int[] _values = new int[1024];
    private int _width = 8;
    private int _rows;

    public void Clear() => _rows = 0;

    /// <summary>Adds a row of zeros.</summary>
    public int Add()
    {
        if ((_rows + 1) * _width > _values.Length)
            Array.Resize(ref _values, _values.Length * 2);
        _values.AsSpan(_rows * _width, _width).Clear();
        return _rows++;
    }

    /// <summary>Makes room for an operation.</summary>
    public void Widen(int operation)
    {
        if (operation < _width)
            return;
        var width = _width;
        while (operation >= width)
            width *= 2;
        var values = new int[Math.Max(1024, Math.Max(_rows + 1, 16) * width * 2)];
        for (var row = 0; row < _rows; row++)
            _values.AsSpan(row * _width, _width).CopyTo(values.AsSpan(row * width));
        (_values, _width) = (values, width);
    }

    public int Get(int row, int operation) => _values[(row * _width) + operation];

    public void Set(int row, int operation, int value) => _values[(row * _width) + operation] = value;

    /// <summary>Makes each value of a row at least that of another.</summary>
    public void Join(int row, int other)
    {
        var target = _values.AsSpan(row * _width, _width);
        var source = _values.AsSpan(other * _width, _width);
        for (var place = 0; place < target.Length; place++)
            target[place] = Math.Max(target[place], source[place]);
    }
}
