// Running this project explores every Coyote test in it; see --help for the options.
return Weft.Running.Runner.Main(typeof(Program).Assembly.Location, args, "dotnet run --project verification/Coyote --");
