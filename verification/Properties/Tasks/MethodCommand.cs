using FsCheck;
using FsCheck.Fluent;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Tasks;

public enum MethodAction
{
    /// <summary>Sets the policy to terminate, and remembers what it was.</summary>
    Arm,

    /// <summary>Sets it not to, and remembers what it was.</summary>
    Disarm,

    /// <summary>Sets it to what was remembered last.</summary>
    Restore,

    /// <summary>Awaits something that suspends.</summary>
    Suspend,

    /// <summary>Awaits something that has completed.</summary>
    Await,

    /// <summary>Throws.</summary>
    Throw,

    /// <summary>Begins a block that catches what is thrown in it.</summary>
    Try,

    /// <summary>Begins another method, and awaits it.</summary>
    Call,

    /// <summary>Ends the innermost block or method.</summary>
    End,
}

/// <summary>One step of a program of methods.</summary>
public sealed record MethodCommand(MethodAction Action)
{
    public override string ToString() => $"{Action}";
}

public static class MethodPrograms
{
    public static Arbitrary<CommandProgram<MethodCommand>> Programs() => CommandPrograms.Of(Command, static _ => []);

    private static Gen<MethodCommand> Command => Gen.Frequency(
        (4, Plain(MethodAction.Arm)),
        (2, Plain(MethodAction.Disarm)),
        (3, Plain(MethodAction.Restore)),
        (3, Plain(MethodAction.Suspend)),
        (1, Plain(MethodAction.Await)),
        (2, Plain(MethodAction.Throw)),
        (3, Plain(MethodAction.Try)),
        (3, Plain(MethodAction.Call)),
        (4, Plain(MethodAction.End)));

    private static Gen<MethodCommand> Plain(MethodAction action) => Gen.Constant(new MethodCommand(action));
}
