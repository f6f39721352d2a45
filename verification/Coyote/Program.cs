using System.Reflection;

// Running this project explores every Coyote test in it; see --help for the options. A replay string belongs to one build, so the
// command that replays it names the configuration too.
var configuration = typeof(Program).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;
return Weft.Running.Runner.Main(
    typeof(Program).Assembly.Location,
    args,
    $"dotnet run -c {configuration} --project verification/Coyote --");
