using Weft.Exploration.Tests.Oracle;
namespace Weft.Exploration.Tests;
public class ScratchTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void Scratch_Known()
    {
        foreach (var p in new[] { KnownPrograms.Fibonacci(2), KnownPrograms.Fibonacci(3), KnownPrograms.LastZero(3), KnownPrograms.LastZero(4), KnownPrograms.LastZero(5), KnownPrograms.LastZero(7) })
        {
            var expected = PartialOrders.Of(p, false).Classes.Count;
            var v = new Visits(p);
            var r = v.Exhaustively();
            output.WriteLine($"{p}: {r.Verdict} {r.Interleavings} of {expected}, redundant {r.Redundant} missing");
        }
    }
    [Fact]
    public void Scratch_Search()
    {
        string[] ins = ["r x", "w x", "r y", "w y"];
        var rnd = new Random(7);
        var best = int.MaxValue; var red = 0; var n0 = 0; var miss = 0;
        for (var n = 0; n < 1500; n++)
        {
            var p = SmallProgram.Parse(string.Join(" ‖ ", Enumerable.Range(0, 3 + rnd.Next(2)).Select(_ => string.Join(", ", Enumerable.Range(0, 1 + rnd.Next(3)).Select(_ => ins[rnd.Next(4)])))));
            if (p.Operations.Sum(o => o.Length) > 9) continue;
            var expected = PartialOrders.Of(p, false).Classes.Count;
            if (expected > 300) continue;
            var v = new Visits(p);
            var r = v.Exhaustively();
            n0++; if (r.Redundant != 0) red++;
            if (r.Interleavings != expected) miss++;
            if (r.Interleavings != expected && expected < best) { best = expected; output.WriteLine($"{p}: {r.Verdict} {r.Interleavings} of {expected}, redundant {r.Redundant} missing"); }
        }
        output.WriteLine($"programs {n0} redundant in {red} missing in {miss}");
    }
}
