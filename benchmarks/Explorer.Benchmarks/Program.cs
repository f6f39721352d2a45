using BenchmarkDotNet.Running;
using Weft.Benchmarks;

// Without arguments it runs all of them.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, ExplorationConfig.Create());
