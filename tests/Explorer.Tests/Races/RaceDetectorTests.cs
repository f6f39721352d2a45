using Weft.Exploration.Causality;

namespace Weft.Exploration.Tests.Races;

/// <summary>The detector of races, told of made-up executions of two or three operations.</summary>
public class RaceDetectorTests
{
    private const nint Memory = 0x1000;
    private const nint Other = 0x2000;
    private const nint Order = 0x3000;

    private readonly RaceDetector _detector;
    private int _collections;
    private readonly List<DataRace> _found = [];

    public RaceDetectorTests()
    {
        _detector = new RaceDetector(() => _collections) { Found = _found.Add };
        _detector.Begins();
        _detector.Created(0, 0, -1);
        _detector.Resumes(0, isChosen: true);
        _detector.Created(1, 1, 0);
        _detector.Created(2, 2, 0);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void TouchesPlainly_TwiceUnordered_IsARaceIfOneWrites(bool firstWrites, bool secondWrites)
    {
        Touch(1, firstWrites, site: 11);
        Touch(2, secondWrites, site: 22);

        var race = Assert.Single(_found);
        Assert.Equal((1, 11, firstWrites), (race.Earlier.Operation, race.Earlier.Site, race.EarlierWrites));
        Assert.Equal((2, 22, secondWrites), (race.Later.Operation, race.Later.Site, race.LaterWrites));
    }

    [Fact]
    public void TouchesPlainly_OnlyReads_IsNoRace()
    {
        Touch(1, writes: false);
        Touch(2, writes: false);
        Touch(0, writes: false);

        Assert.Empty(_found);
    }

    [Fact]
    public void TouchesPlainly_AWriteAfterTwoReadsOfWhichOneIsOrdered_IsARaceWithTheOther()
    {
        Touch(0, writes: false, site: 10);
        Touch(1, writes: false, site: 11);
        Release(1);
        Acquire(2);
        Touch(2, writes: true);

        Assert.Equal(10, Assert.Single(_found).Earlier.Site);
    }

    [Fact]
    public void TouchesPlainly_OtherLocations_IsNoRace()
    {
        Touch(1, writes: true, location: Memory);
        Touch(2, writes: true, location: Other);

        Assert.Empty(_found);
    }

    [Fact]
    public void Created_AfterTheWrite_IsOrderedAfterIt()
    {
        Touch(1, writes: true);
        _detector.Created(3, 3, 1);
        Touch(3, writes: true);

        Assert.Empty(_found);
    }

    [Fact]
    public void Created_BeforeTheWrite_IsNotOrderedAfterIt()
    {
        _detector.Created(3, 3, 1);
        Touch(1, writes: true);
        Touch(3, writes: true);

        Assert.Single(_found);
    }

    [Fact]
    public void Releases_BeforeTheOtherAcquires_Orders()
    {
        Touch(1, writes: true);
        Release(1);
        Acquire(2);
        Touch(2, writes: true);

        Assert.Empty(_found);
    }

    [Fact]
    public void Releases_BeforeTheWrite_OrdersNothing()
    {
        Release(1);
        Touch(1, writes: true);
        Acquire(2);
        Touch(2, writes: true);

        Assert.Single(_found);
    }

    [Fact]
    public void Opens_OfAGateThatTheOtherPasses_Orders()
    {
        Touch(1, writes: true);
        _detector.Opens(-7);
        _detector.Resumes(2, isChosen: true);
        _detector.Passes(-7);
        Touch(2, writes: true);

        Assert.Empty(_found);
    }

    [Fact]
    public void Takes_AVolatileWriteAndAReadThatFollows_OrderWhatIsAroundThem()
    {
        Touch(1, writes: true);
        Take(1, AccessKind.Write, Order);
        Take(2, AccessKind.Read, Order);
        Touch(2, writes: false);

        Assert.Empty(_found);
    }

    [Fact]
    public void Takes_TwoVolatileReads_OrderNothing()
    {
        Touch(1, writes: true);
        Take(1, AccessKind.Read, Order);
        Take(2, AccessKind.Read, Order);
        Touch(2, writes: false);

        Assert.Single(_found);
    }

    [Theory]
    [InlineData((byte)AccessKind.Update)]
    [InlineData((byte)AccessKind.CompareExchange)]
    [InlineData((byte)AccessKind.Acquire)]
    [InlineData((byte)AccessKind.Signal)]
    [InlineData((byte)AccessKind.Cancel)]
    [InlineData((byte)AccessKind.Complete)]
    [InlineData((byte)AccessKind.Await)]
    public void Takes_TheSameObjectTwice_OrdersBoth(byte kind)
    {
        Touch(1, writes: true);
        Take(1, (AccessKind)kind, Order);
        Take(2, (AccessKind)kind, Order);
        Touch(2, writes: true);

        Assert.Empty(_found);
    }

    [Theory]
    [InlineData((byte)AccessKind.Interleave)]
    [InlineData((byte)AccessKind.Draw)]
    public void Takes_WhatTouchesNothing_OrdersNothing(byte kind)
    {
        Touch(1, writes: true);
        Take(1, (AccessKind)kind, 0);
        Take(2, (AccessKind)kind, 0);
        Touch(2, writes: true);

        Assert.Single(_found);
    }

    [Fact]
    public void Takes_APlainStep_IsAPlainAccess()
    {
        Run(1).Takes(new Access(AccessKind.Write, Memory, 11, IsPlain: true));
        Run(2).Takes(new Access(AccessKind.Write, Memory, 22, IsPlain: true));

        Assert.Single(_found);
    }

    [Fact]
    public void Takes_AnAtomicWriteBesideAPlainRead_IsARace()
    {
        Take(1, AccessKind.Update, Memory);
        Touch(2, writes: false);

        Assert.Single(_found);
    }

    [Fact]
    public void Takes_TwoAtomicWrites_IsNone()
    {
        Take(1, AccessKind.Write, Memory);
        Take(2, AccessKind.Write, Memory);

        Assert.Empty(_found);
    }

    [Fact]
    public void Joins_TheEndOfAnother_ComesAfterIt()
    {
        Touch(1, writes: true);
        Take(1, AccessKind.Complete, Order);
        Run(2).Joins(new Access(AccessKind.Wait, Order, 0));
        Touch(2, writes: true);

        Assert.Empty(_found);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void SeesEnd_OfATaskThatNoStepHasEnded_ComesAfterEverythingUnlessItWasBornEnded(bool isBornEnded, int races)
    {
        Touch(1, writes: true);
        Run(2).SeesEnd(Order, isBornEnded);
        Touch(2, writes: true);

        Assert.Equal(races, _found.Count);
    }

    [Fact]
    public void SeesEnd_OfATaskThatAStepHasEnded_ComesAfterThatOnly()
    {
        Take(1, AccessKind.Complete, Order);
        Touch(1, writes: true);
        Run(2).SeesEnd(Order, isBornEnded: false);
        Touch(2, writes: true);

        Assert.Single(_found);
    }

    [Fact]
    public void Initializes_BeforeTheOthersUseIt_Orders()
    {
        Touch(1, writes: true);
        _detector.Initializes();
        Touch(2, writes: false);

        Assert.Empty(_found);
    }

    [Fact]
    public void Begins_AfterAnotherExecution_KnowsNothingOfIt()
    {
        Touch(1, writes: true);
        _detector.Begins();
        _detector.Created(0, 0, -1);
        Touch(0, writes: true);

        Assert.Empty(_found);
    }

    [Fact]
    public void TouchesPlainly_AfterACollection_FindsNothing()
    {
        Touch(1, writes: true);
        _collections++;
        Touch(2, writes: true);

        Assert.Empty(_found);
    }

    private RaceDetector Run(int operation)
    {
        _detector.Resumes(operation, isChosen: true);
        return _detector;
    }

    private void Touch(int operation, bool writes, nint location = Memory, int site = 0) =>
        Run(operation).TouchesPlainly(writes, location, site);

    private void Take(int operation, AccessKind kind, nint location) => Run(operation).Takes(new Access(kind, location, 0));

    private void Release(int operation) => Run(operation).Releases(Order);

    private void Acquire(int operation) => Run(operation).Acquires(Order);
}
