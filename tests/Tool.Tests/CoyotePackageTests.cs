using System.Text.Json;

namespace Weft.Tool.Tests;

/// <summary>
/// The command on an assembly that was compiled against the package Microsoft.Coyote. What it refers to here has the package's names
/// and signatures and throws, so whatever is well was led to the stand-in.
/// </summary>
public sealed class CoyotePackageTests : IDisposable
{
    private static readonly string Assembly = typeof(Coyote.Subjects.Account).Assembly.Location;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Subjects_AreCompiledAgainstTheNamesOfThePackage()
    {
        var references = typeof(Coyote.Subjects.Account).Assembly.GetReferencedAssemblies().Select(reference => reference.Name);

        Assert.Contains("Microsoft.Coyote", references);
        Assert.Contains("Microsoft.Coyote.Test", references);
        Assert.DoesNotContain("Weft.StandIns.Coyote", references);
    }

    [Theory]
    [InlineData("Account.NeverOverdrawsSuppressed")]
    [InlineData("Requests.Answers")]
    public void Test_WhatIsCorrect_IsExploredToItsEnd(string test)
    {
        Assert.Equal(0, Run(test).Code);
        Assert.Equal("every interleaving explored", Word("verdict"));
    }

    [Theory]
    [InlineData("Account.Overdraws", "assertion", "The balance is -30.")]
    [InlineData("Account.DrawsTheWrongOnes", "assertion", "Drawn: (True, 3, 6).")]
    [InlineData("Requests.LosesARequest", "liveness", "the monitor Answered is in its hot state Waiting, and nothing can run any more")]
    [InlineData("Requests.NeverAnswers", "liveness", "the monitor Answered is in its hot state Waiting, and nothing can run any more")]
    [InlineData("Account.NeverCompletes", "liveness",
        "by Specification.IsEventuallyCompletedSuccessfully in Account.NeverCompletes (Account.cs:")]
    public void Test_WhatIsWrong_IsViolatedAndReplayed(string test, string kind, string message)
    {
        Assert.Equal(1, Run(test).Code);
        Assert.Equal(("violated", kind), (Word("verdict"), Word("kind")));
        Assert.Contains(message, Word("message"), StringComparison.Ordinal);

        var replayed = CommandRun.WeftOnFiles("replay", Assembly, Word("replay")!);

        Assert.Equal((1, ""), (replayed.Code, replayed.Error));
        Assert.Contains(message, replayed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_PointByHand_IsNamedWithItsPlace()
    {
        Run("Account.Overdraws");

        Assert.Contains("(Account.cs:", File.ReadAllText(Directory.GetFiles(_folder.Path, "*.trace").Single()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unsupported.SetsACheckpoint",
        "SchedulingPoint.SetCheckpoint is not controlled; Unsupported.SetsACheckpoint calls it at Unsupported.cs:")]
    [InlineData("Unsupported.CreatesAnActor", "new Actor is not part of the stand-in")]
    public void Test_WhatTheStandInLacks_IsRefusedByName(string test, string refusal)
    {
        Assert.Equal(3, Run(test).Code);
        Assert.Contains(refusal, Word("refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_AttributesAroundSchedules_AreFound()
    {
        Run("Account.DrawsTheRightOnes", "-i", "3");

        // How often the first schedule is run to compare is not this test's concern.
        Assert.Matches("^begin( clean){3,} end$", AppContext.GetData(Coyote.Subjects.Account.Log)!.ToString());
    }

    private CommandRun Run(string test, params string[] more) => CommandRun.WeftOnFiles(
        ["test", Assembly, "-m", "Weft.Coyote.Subjects." + test, "-o", _folder.Path, "--json", _folder["report.json"], .. more]);

    private string? Word(string key)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(_folder["report.json"]));
        return document.RootElement.GetProperty("tests")[0].GetProperty(key).GetString();
    }
}
