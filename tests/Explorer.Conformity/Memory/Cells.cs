namespace Weft.Exploration.Conformity.Memory;

/// <summary>A field of each kind that Interlocked can exchange.</summary>
internal sealed class Cells
{
    public sbyte SByte;
    public byte Byte;
    public short Int16;
    public ushort UInt16;
    public int Int32;
    public uint UInt32;
    public long Int64;
    public ulong UInt64;
    public nint IntPtr;
    public nuint UIntPtr;
    public float Single;
    public double Double;
    public char Char;
    public DayOfWeek Enum;
    public object Object = "";
    public string String = "";

    /// <summary>Two operations do the same; then <paramref name="check"/> looks at what has come of it.</summary>
    public static async Task ByTwo(Action<Cells> act, Action<Cells> check)
    {
        var cells = new Cells();
        await Task.WhenAll(Task.Run(() => act(cells)), Task.Run(() => act(cells)));
        check(cells);
    }
}
