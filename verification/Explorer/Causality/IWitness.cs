namespace Weft.Exploration.Causality;

/// <summary>
/// Is told what the steps of an execution touch, beside what they announce, and what orders them. Called by the holder of the baton, in the
/// order in which things happen; so everything between two calls of <see cref="Resumes"/> belongs to one operation.
/// </summary>
/// <remarks>
/// A location is an address, or what <see cref="Locations"/> gives to a part of the model that has none. It holds for one execution.
/// </remarks>
internal interface IWitness
{
    /// <summary>An execution begins; what was told before belongs to another one.</summary>
    void Begins();

    /// <summary>An operation was created: what its creator did before happens before all that it does.</summary>
    /// <param name="operation">Its number.</param>
    /// <param name="key">What tells it from others in all schedules.</param>
    /// <param name="creator">The number of the operation that created it; -1 for none.</param>
    void Created(int operation, uint key, int creator);

    /// <summary>From here on <paramref name="operation"/> runs.</summary>
    /// <param name="operation">Its number.</param>
    /// <param name="isChosen">False for one that runs up to its first access, which is nobody's choice and no step.</param>
    void Resumes(int operation, bool isChosen);

    /// <summary>The running operation does what it has announced.</summary>
    void Takes(Access access);

    /// <summary>
    /// What the running operation has done last turned out to change nothing: a compare-exchange that failed, an await of what has ended.
    /// </summary>
    void OnlyReads();

    /// <summary>
    /// The running operation does what it has announced, which is to go on after <paramref name="access"/>'s object has ended: all that led
    /// to the end happens before.
    /// </summary>
    void Joins(Access access);

    /// <summary>The running operation touches something that its announcement does not name.</summary>
    void Touches(Access access);

    /// <summary>
    /// The running operation reads or writes memory without any order of its own: a plain field, static or array element.
    /// </summary>
    void TouchesPlainly(bool writes, nint location, int site);

    /// <summary>What the running operation has done so far happens before what others do after they have acquired the location.</summary>
    void Releases(nint location);

    /// <summary>What others have released at the location happens before what the running operation does from here on.</summary>
    void Acquires(nint location);

    /// <summary>The running operation opens a gate that was closed.</summary>
    void Opens(nint gate);

    /// <summary>The running operation closes a gate that was open.</summary>
    void Closes(nint gate);

    /// <summary>The running operation has passed a gate, which was open.</summary>
    void Passes(nint gate);

    /// <summary>The running operation has kept another one from running that could have: it has taken a timer back.</summary>
    /// <param name="operation">The number of the other one.</param>
    void Forestalls(int operation);

    /// <summary>The execution has ended while an operation had something announced that it could not do.</summary>
    /// <param name="operation">Its number.</param>
    /// <param name="pending">What it has announced.</param>
    /// <param name="gate">The gate that it waits at; 0 for none.</param>
    /// <param name="isJoin">True if all that it waits for is an end.</param>
    void Leaves(int operation, Access pending, nint gate, bool isJoin);
}
