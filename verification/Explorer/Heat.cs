namespace Weft.Exploration;

/// <summary>Whether an obligation is outstanding.</summary>
public enum Heat
{
    /// <summary>Neither: a schedule may end so, and the steps for which it was outstanding are not forgotten.</summary>
    None,

    /// <summary>It has come about.</summary>
    Cold,

    /// <summary>It is outstanding: no schedule may end so.</summary>
    Hot,
}
