using System.Runtime.InteropServices;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>The interleavings that have been run, by their signatures. Shared by all loops of an exploration.</summary>
internal sealed class Interleavings
{
    private readonly Lock _gate = new();
    private readonly HashSet<ulong> _signatures = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _signatures.Count;
        }
    }

    /// <summary>Called with each one that is added.</summary>
    public Action<ulong>? OnNew { get; init; }

    /// <summary>All of them, eight bytes each, by size.</summary>
    public byte[] Save()
    {
        lock (_gate)
            return MemoryMarshal.AsBytes<ulong>(_signatures.Order().ToArray()).ToArray();
    }

    /// <summary>Adds those that were saved.</summary>
    /// <exception cref="StateException">These are no signatures.</exception>
    public void Load(ReadOnlySpan<byte> saved)
    {
        if (saved.Length % sizeof(ulong) != 0)
            throw new StateException("is damaged");
        lock (_gate)
        {
            foreach (var signature in MemoryMarshal.Cast<byte, ulong>(saved))
                _signatures.Add(signature);
        }
    }

    /// <summary>Adds one. False if it is known.</summary>
    public bool Add(ulong signature)
    {
        lock (_gate)
        {
            if (!_signatures.Add(signature))
                return false;
            OnNew?.Invoke(signature);
            return true;
        }
    }

    public bool Contains(ulong signature)
    {
        lock (_gate)
            return _signatures.Contains(signature);
    }
}
