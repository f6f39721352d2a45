using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

public class UnpreemptedTests
{
    [Fact]
    public void Measure_AfterASchedule_TellsStepsChoicesAndWeights()
    {
        var profile = SimulatedProgram.Of(3, 5).Measure();

        Assert.Equal((8, 3), (profile.Steps, profile.Choices));
        Assert.Equal((3, 5, 0), (profile.WeightOf(0), profile.WeightOf(1), profile.WeightOf(2)));
    }

    [Fact]
    public void Measure_OperationThatCreates_WeighsWhatItCreatesToo()
    {
        var unpreempted = new Unpreempted();
        unpreempted.BeginSchedule();
        unpreempted.Created(0, -1, 100);
        unpreempted.Created(1, 0, 101);
        unpreempted.Created(2, 1, 102);
        foreach (var operation in (ReadOnlySpan<int>)[0, 1, 1, 2, 2, 2])
            unpreempted.Took(operation);

        for (var time = 0; time < 2; time++)
        {
            var profile = unpreempted.Measure();
            Assert.Equal((6, 5, 3), (profile.WeightOf(100), profile.WeightOf(101), profile.WeightOf(102)));
        }
    }
}
