using Weft.Exploration.Interception;

namespace Weft.Exploration.Conformity;

/// <summary>The programs and the families that they stand for.</summary>
public class FamilyTests
{
    [Fact]
    public void Programs_AllOfThem_StandForAFamilyOfTheTable()
    {
        var families = Families.All.Select(family => family.Name).ToHashSet();

        Assert.Empty(Programs.With<CorrectAttribute>(mark => !families.Contains(mark.Family)));
        Assert.Empty(Programs.With<WrongAttribute>(mark => !families.Contains(mark.Family)));
    }
}
