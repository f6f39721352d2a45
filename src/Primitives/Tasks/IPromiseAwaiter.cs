namespace Weft;

/// <summary>An awaiter that takes a suspended method itself, without a delegate.</summary>
internal interface IPromiseAwaiter
{
    /// <summary>Suspends the method; false if what it awaits has ended meanwhile, and it can go on at once.</summary>
    bool TrySuspend(SimpleTaskPromise method);
}
