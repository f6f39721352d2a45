using System.Runtime.CompilerServices;
using Weft.Exploration;

namespace Microsoft.Coyote.Runtime.CompilerServices;

/// <summary>What <see cref="Operation.PauseUntilAsync"/> returns, to be awaited once.</summary>
public readonly struct PausedOperationAwaitable
{
    private readonly Func<bool> _condition;
    private readonly bool _isAlwaysAsynchronous;

    internal PausedOperationAwaitable(Func<bool> condition, bool isAlwaysAsynchronous)
    {
        ArgumentNullException.ThrowIfNull(condition);
        (_condition, _isAlwaysAsynchronous) = (condition, isAlwaysAsynchronous);
    }

    /// <summary>For <c>await</c>.</summary>
    public PausedOperationAwaiter GetAwaiter() => new(_condition, _isAlwaysAsynchronous);

    /// <summary>Awaits the condition.</summary>
    public readonly struct PausedOperationAwaiter : ICriticalNotifyCompletion
    {
        private readonly Func<bool> _condition;
        private readonly bool _isAlwaysAsynchronous;

        internal PausedOperationAwaiter(Func<bool> condition, bool isAlwaysAsynchronous) =>
            (_condition, _isAlwaysAsynchronous) = (condition, isAlwaysAsynchronous);

        /// <summary>Whether there is nothing to wait for. Asking is a scheduling point.</summary>
        public bool IsCompleted
        {
            get
            {
                if (!Interleaving.IsExploring)
                    return true;
                Interleaving.Point();
                return !_isAlwaysAsynchronous && Interleaving.Holds(_condition);
            }
        }

        /// <summary>There is no result.</summary>
        public void GetResult()
        {
        }

        /// <summary>Runs <paramref name="continuation"/> when the condition is true.</summary>
        public void OnCompleted(Action continuation) => Interleaving.StartWhen(_condition, continuation);

        /// <inheritdoc cref="OnCompleted"/>
        public void UnsafeOnCompleted(Action continuation) => Interleaving.StartWhen(_condition, continuation);
    }
}
