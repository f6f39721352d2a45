using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Traces;

/// <summary>Choices are packed in as few bits as they need, and read back in the same order.</summary>
public class ChoiceRecordTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(8, 3)]
    [InlineData(9, 4)]
    [InlineData(int.MaxValue, 31)]
    public void BitsFor_ANumberOfPossibilities_IsTheLeast(int count, int bits) => Assert.Equal(bits, ChoiceReader.BitsFor(count));

    [Fact]
    public void Pack_ManyChoices_AreReadBack()
    {
        var random = new Random(3);
        var record = new ChoiceRecord();
        var choices = Enumerable.Range(0, 500).Select(_ =>
        {
            var count = random.Next(2, 1 << random.Next(2, 31));
            return (Choice: random.Next(count), Count: count);
        }).ToArray();
        foreach (var (choice, count) in choices)
            record.Add(choice, count);

        var reader = new ChoiceReader(record.Pack(), record.Count);
        for (var round = 0; round < 2; round++)
        {
            foreach (var (choice, count) in choices)
            {
                Assert.False(reader.AtEnd);
                Assert.True(reader.TryRead(count, out var read));
                Assert.Equal(choice, read);
            }
            Assert.True(reader.AtEnd);
            Assert.False(reader.TryRead(2, out _));
            reader.Rewind();
        }
    }

    [Fact]
    public void TryRead_TooFewBits_IsFalse() => Assert.False(new ChoiceReader([0], 2).TryRead(int.MaxValue, out _));

    [Fact]
    public void Pack_Nothing_IsEmpty()
    {
        var record = new ChoiceRecord();
        Assert.Empty(record.Pack());
        Assert.True(new ChoiceReader([], 0).AtEnd);
    }
}
