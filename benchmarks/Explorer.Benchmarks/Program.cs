using System.Globalization;
using BenchmarkDotNet.Running;
using Weft.Benchmarks;

// 'growth' prints how memory grows with the number of schedules, 'reduction' what is saved by exploring interleavings instead of schedules,
// of which a number limits how many are counted. Without arguments all benchmarks are run.
if (args is ["growth"])
    Growth.Print();
else if (args is ["reduction"])
    new Reduction(Reduction.DefaultCap).Print();
else if (args is ["reduction", var cap]
    && int.TryParse(cap, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var most) && most > 0)
    new Reduction(most).Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, ExplorationConfig.Create());
