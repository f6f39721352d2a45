namespace Microsoft.Coyote.Specifications;

// What the states of a monitor are declared with. The shape is Coyote's: types in types, so that authors need no other using.
public abstract partial class Monitor
{
    /// <summary>Something that a monitor is told of.</summary>
    public abstract class Event
    {
        /// <summary>Creates an event.</summary>
        protected Event()
        {
        }
    }

    /// <summary>Stands for any event that a state does not name otherwise.</summary>
    public sealed class WildCardEvent : Event
    {
    }

    /// <summary>A container of states, for order in large monitors.</summary>
    public abstract class StateGroup
    {
    }

    /// <summary>
    /// A state of a monitor: a class within it, with attributes that say what it does. A state inherits what its base handles.
    /// </summary>
    public abstract class State
    {
        /// <summary>Creates a state; nobody does.</summary>
        protected State()
        {
        }

        /// <summary>The state that a monitor begins in.</summary>
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class StartAttribute : Attribute
        {
        }

        /// <summary>A state that no schedule may end in: something is outstanding.</summary>
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class HotAttribute : Attribute
        {
        }

        /// <summary>A state in which what was outstanding has come about.</summary>
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class ColdAttribute : Attribute
        {
        }

        /// <summary>Names a method of the monitor that is called when the state is entered.</summary>
        /// <param name="actionName">Its name. It takes nothing, or the event.</param>
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class OnEntryAttribute(string actionName) : Attribute
        {
            internal string Action => actionName;
        }

        /// <summary>Names a method of the monitor that is called when the state is left.</summary>
        /// <param name="actionName">Its name. It takes nothing, or the event.</param>
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class OnExitAttribute(string actionName) : Attribute
        {
            internal string Action => actionName;
        }

        /// <summary>An event that makes the monitor go to another state.</summary>
        [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
        public sealed class OnEventGotoStateAttribute : Attribute
        {
            /// <summary>Says which state follows on an event.</summary>
            public OnEventGotoStateAttribute(Type eventType, Type stateType) => (Event, State) = (eventType, stateType);

            /// <summary>Says which state follows on an event, and names a method that is called on the way.</summary>
            public OnEventGotoStateAttribute(Type eventType, Type stateType, string actionName)
                : this(eventType, stateType) => Action = actionName;

            internal Type Event { get; }

            internal Type State { get; }

            internal string? Action { get; }
        }

        /// <summary>An event that makes the monitor call one of its methods.</summary>
        /// <param name="eventType">The event.</param>
        /// <param name="actionName">The name of the method. It takes nothing, or the event.</param>
        [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
        public sealed class OnEventDoActionAttribute(Type eventType, string actionName) : Attribute
        {
            internal Type Event => eventType;

            internal string Action => actionName;
        }

        /// <summary>Events that mean nothing in the state.</summary>
        /// <param name="eventTypes">The events.</param>
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class IgnoreEventsAttribute(params Type[] eventTypes) : Attribute
        {
            internal Type[] Events => eventTypes;
        }
    }
}
