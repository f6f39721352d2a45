using Microsoft.Coyote.Logging;

namespace Weft.CoyoteApi.Tests.Logging;

public class LoggerTests
{
    [Theory]
    [InlineData(VerbosityLevel.None, "")]
    [InlineData(VerbosityLevel.Error, "ei")]
    [InlineData(VerbosityLevel.Warning, "wei")]
    [InlineData(VerbosityLevel.Info, "nwei")]
    [InlineData(VerbosityLevel.Debug, "dnwei")]
    [InlineData(VerbosityLevel.Exhaustive, "dnwei")]
    public void Write_OfEachSeverity_PassesWhatMattersEnough(VerbosityLevel level, string expected)
    {
        using var logger = new MemoryLogger(level);

        logger.Write(LogSeverity.Debug, "d");
        logger.Write("n");
        logger.Write(LogSeverity.Warning, "w");
        logger.Write(LogSeverity.Error, "e");
        logger.Write(LogSeverity.Important, "i");

        Assert.Equal(expected, logger.ToString());
    }

    [Fact]
    public void WriteLine_Arguments_AreFilledIn()
    {
        using var text = new StringWriter();
        using var logger = new TextWriterLogger(text, VerbosityLevel.Info);

        logger.WriteLine("{0}", 1);
        logger.WriteLine("{0}{1}", 2, 3);
        logger.WriteLine("{0}{1}{2}", 4, 5, 6);
        logger.Write(LogSeverity.Error, "{0}{1}{2}{3}", 7, 8, 9, 10);

        Assert.Equal($"1{Environment.NewLine}23{Environment.NewLine}456{Environment.NewLine}78910", text.ToString());
    }
}
