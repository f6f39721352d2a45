using BenchmarkDotNet.Running;
using Weft.Benchmarks.Page;

// 'page' measures every row and writes docs/speed.md; 'dry' runs every benchmark once. Anything else is for BenchmarkDotNet:
// '--filter *PingPong*', '--list flat'. With '--quick' it measures for a couple of minutes; with '--in-process' it builds and starts
// nothing.
const string Quick = "--quick";
const string InProcess = "--in-process";

// BenchmarkDotNet looks for the project to build from here.
Environment.CurrentDirectory = Root.Find();

bool inProcess = args.Contains(InProcess);
Effort effort = args.Contains(Quick) ? Effort.Quick : Effort.Full;
string[] rest = [.. args.Where(static argument => argument is not (Quick or InProcess))];
if (rest is ["page"])
    return SpeedRun.WritePage(effort, inProcess);
if (rest is ["dry"])
    return SpeedRun.Dry(inProcess);

BenchmarkSwitcher.FromAssembly(typeof(SpeedRun).Assembly)
    .Run(rest.Length == 0 ? ["--filter", "*"] : rest, SpeedConfig.Create(effort, inProcess));
return 0;
