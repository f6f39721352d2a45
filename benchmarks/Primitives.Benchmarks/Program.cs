using BenchmarkDotNet.Running;
using Weft.Benchmarks.Page;

bool quick = args.Contains("--quick");
bool inProcess = args.Contains("--in-process");
string[] rest = [.. args.Where(static argument => argument is not ("--quick" or "--in-process"))];
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
    .Run(rest.Length == 0 ? ["--filter", "*"] : rest, SpeedConfig.Create(quick ? Effort.Quick : Effort.Full, inProcess));
