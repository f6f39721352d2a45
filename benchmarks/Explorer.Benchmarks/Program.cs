using BenchmarkDotNet.Running;
using Weft.Benchmarks;

// 'growth' prints how memory grows with the number of schedules. Without arguments all benchmarks are run.
if (args is ["growth"])
    Growth.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, ExplorationConfig.Create());
