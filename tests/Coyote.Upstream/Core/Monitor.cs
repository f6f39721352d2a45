namespace Microsoft.Coyote.Specifications;

public abstract class Monitor
{
    protected Monitor() => throw NotHere.Called;

    public Type CurrentState => throw NotHere.Called;

    protected virtual int HashedState => 0;

    protected void RaiseGotoStateEvent<TState>()
        where TState : State => throw NotHere.Called;

    protected void Assert(bool predicate, string s, params object[] args) => throw NotHere.Called;

    public abstract class Event;

    public sealed class WildCardEvent : Event;

    public abstract class StateGroup;

    public abstract class State
    {
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class StartAttribute : Attribute;

        [AttributeUsage(AttributeTargets.Class)]
        public sealed class HotAttribute : Attribute;

        [AttributeUsage(AttributeTargets.Class)]
        public sealed class ColdAttribute : Attribute;

        [AttributeUsage(AttributeTargets.Class)]
        public sealed class OnEntryAttribute(string actionName) : Attribute
        {
            public string ActionName => actionName;
        }

        [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
        public sealed class OnEventGotoStateAttribute(Type eventType, Type stateType) : Attribute
        {
            public Type[] Types => [eventType, stateType];
        }

        [AttributeUsage(AttributeTargets.Class)]
        public sealed class IgnoreEventsAttribute(params Type[] eventTypes) : Attribute
        {
            public Type[] Types => eventTypes;
        }
    }
}
