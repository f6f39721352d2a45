using BenchmarkDotNet.Running;
using Weft.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, ExplorationConfig.Create());
