return Weft.Running.Runner.Run(typeof(Program).Assembly.Location, args);
