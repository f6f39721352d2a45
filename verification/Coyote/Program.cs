return Weft.Running.Runner.Main(typeof(Program).Assembly.Location, args);
