using Weft.Exploration.Causality;

namespace Weft.Exploration.Tests.Causality;

/// <summary>What kinds of access do, and what an access touches.</summary>
public class AccessKindsTests
{
    [Fact]
    public void Writes_OfEachKind_IsFalseForThoseThatOnlyLook() => Assert.Equal(
        [AccessKind.Read, AccessKind.Wait, AccessKind.Interleave, AccessKind.Draw],
        Enum.GetValues<AccessKind>().Where(kind => !AccessKinds.Writes(kind)));

    [Fact]
    public void Reads_OfEachKind_IsFalseForThoseThatDoNotLook() => Assert.Equal(
        [AccessKind.Write, AccessKind.Interleave, AccessKind.Draw],
        Enum.GetValues<AccessKind>().Where(kind => !AccessKinds.Reads(kind)));

    [Fact]
    public void And_SameObjectOrNone_TouchesNoMore()
    {
        var target = new object();

        var access = Access.To(AccessKind.Wait, target, 3).And(target).And(null);

        Assert.NotEqual(0, access.Location);
        Assert.Null(access.Also);
    }

    [Fact]
    public void MayTouchAnything_UpdateOfNothing_IsTrue()
    {
        Assert.True(new Access(AccessKind.Update, 0, 4).MayTouchAnything);
        Assert.False(new Access(AccessKind.Read, 0, 4).MayTouchAnything);
        Assert.False(Access.To(AccessKind.Update, this, 4).MayTouchAnything);
    }
}
