using Monitor = Microsoft.Coyote.Specifications.Monitor;

namespace Microsoft.Coyote.Runtime;

/// <summary>Is told what happens in a schedule, on the thread that it happens on; see <see cref="ICoyoteRuntime.RegisterLog"/>.</summary>
public interface IRuntimeLog
{
    /// <summary>A monitor was created.</summary>
    void OnCreateMonitor(string monitorType);

    /// <summary>A monitor calls one of its methods.</summary>
    void OnMonitorExecuteAction(string monitorType, string stateName, string actionName);

    /// <summary>A monitor is told of an event. Who told it is not known here: the sender is empty.</summary>
    void OnMonitorProcessEvent(
        string monitorType, string stateName, string senderName, string senderType, string senderStateName, Monitor.Event e);

    /// <summary>A monitor raises an event.</summary>
    void OnMonitorRaiseEvent(string monitorType, string stateName, Monitor.Event e);

    /// <summary>A monitor enters or leaves a state.</summary>
    void OnMonitorStateTransition(string monitorType, string stateName, bool isEntry, bool? isInHotState);

    /// <summary>A monitor was told of an event that its state does not expect.</summary>
    void OnMonitorError(string monitorType, string stateName, bool? isInHotState);

    /// <summary>A boolean was drawn. Who drew it is not known here.</summary>
    void OnRandom(bool result, string callerName, string callerType);

    /// <summary>A number was drawn. Who drew it is not known here.</summary>
    void OnRandom(int result, string callerName, string callerType);

    /// <summary>An assertion failed.</summary>
    void OnAssertionFailure(string error);

    /// <summary>Never called: when a schedule has ended, nothing of it runs any more.</summary>
    void OnCompleted();
}
