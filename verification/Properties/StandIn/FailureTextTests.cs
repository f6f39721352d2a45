using FsCheck.Xunit;

namespace Weft.Verification.Properties.StandIn;

/// <summary>What this repository's own provider says beyond the package; not compiled against the package.</summary>
public class FailureTextTests
{
    [Fact]
    public async Task Failure_OfSeveralArguments_NamesEachAndGivesTheAttributeThatReplays()
    {
        var run = await Run(nameof(Wording.Numbers_OutOfOrder));

        Assert.Contains("number = 0", run.Message, StringComparison.Ordinal);
        Assert.Contains("words = [\"a\", null]", run.Message, StringComparison.Ordinal);
        Assert.Contains("Replay: [Property(Replay = \"", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_Malformed_SaysWhatToWrite()
    {
        var run = await Run(nameof(Wording.Replay_Malformed));

        Assert.Contains("\"yesterday\" is not \"seed,gamma\"", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReturnType_ValueTask_IsRefusedWithTheRemedy()
    {
        var run = await Run(nameof(Wording.Returns_ValueTask));

        Assert.Contains("return Task instead", run.Message, StringComparison.Ordinal);
    }

    private static Task<PropertyRun> Run(string property) => PropertyRun.Of(typeof(WordingClass), property);

    public abstract class Wording
    {
        [Property(Arbitrary = [typeof(Words)])]
        public bool Numbers_OutOfOrder(int number, string?[] words) => words.Length > 2 && number != number + 0;

        [Property(Replay = "yesterday")]
        public void Replay_Malformed()
        {
        }

        [Property]
        public ValueTask Returns_ValueTask() => ValueTask.CompletedTask;
    }

    private sealed class WordingClass : Wording;

    private static class Words
    {
        public static FsCheck.Arbitrary<string?[]> Two() =>
            FsCheck.Fluent.Arb.From(FsCheck.Fluent.Gen.Constant(new[] { "a", null }));
    }
}
