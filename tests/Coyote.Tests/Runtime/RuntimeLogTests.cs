using Microsoft.Coyote.Random;
using Microsoft.Coyote.Runtime;
using Weft.CoyoteApi.Tests.Specifications;

namespace Weft.CoyoteApi.Tests.Runtime;

/// <summary>What a log is told.</summary>
public class RuntimeLogTests
{
    [Fact]
    public void RegisterLog_WhatAMonitorDoes_IsToldInOrder() => Explored.HoldsAlways(static () =>
    {
        var log = new ListLog();
        RuntimeProvider.Current.RegisterLog(log);
        Specification.RegisterMonitor<Recorder>();
        Specification.Monitor<Recorder>(new RaiseIt());
        Assert.Equal(
            [
                "create Recorder", "enter Begin", "Begin calls EnterBegin", "Begin is told of RaiseIt", "Begin calls OnRaise",
                    "Begin raises Go",
                "leave Begin", "Begin calls LeaveBegin", "Begin calls OnTheWay", "enter End", "End calls EnterEnd",
            ],
            log.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void RegisterLog_Draws_AreToldUntilItIsRemoved() => Explored.HoldsAlways(static () =>
    {
        var log = new ListLog();
        RuntimeProvider.Current.RegisterLog(log);
        var drawn = (Generator.Create().NextBoolean(), RuntimeProvider.Current.RandomInteger(2));
        RuntimeProvider.Current.RemoveLog(log);
        _ = Generator.Create().NextBoolean();
        Assert.Equal([$"drawn {drawn.Item1}", $"drawn {drawn.Item2}"], log.Lines);
        return Task.CompletedTask;
    });

    private sealed class ListLog : IRuntimeLog
    {
        public List<string> Lines { get; } = [];

        public void OnCreateMonitor(string monitorType) => Lines.Add($"create {monitorType}");

        public void OnMonitorExecuteAction(string monitorType, string stateName, string actionName) =>
            Lines.Add($"{stateName} calls {actionName}");

        public void OnMonitorProcessEvent(
            string monitorType, string stateName, string senderName, string senderType, string senderStateName, Monitor.Event e) =>
            Lines.Add($"{stateName} is told of {e.GetType().Name}");

        public void OnMonitorRaiseEvent(string monitorType, string stateName, Monitor.Event e) =>
            Lines.Add($"{stateName} raises {e.GetType().Name}");

        public void OnMonitorStateTransition(string monitorType, string stateName, bool isEntry, bool? isInHotState) =>
            Lines.Add($"{(isEntry ? "enter" : "leave")} {stateName}");

        public void OnMonitorError(string monitorType, string stateName, bool? isInHotState) => Lines.Add($"error {stateName}");

        public void OnRandom(bool result, string callerName, string callerType) => Lines.Add($"drawn {result}");

        public void OnRandom(int result, string callerName, string callerType) => Lines.Add($"drawn {result}");

        public void OnAssertionFailure(string error) => Lines.Add(error);

        public void OnCompleted() => Lines.Add("completed");
    }
}
