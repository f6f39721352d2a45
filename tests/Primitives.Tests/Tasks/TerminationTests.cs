using System.Diagnostics;

namespace Weft.Tests.Tasks;

/// <summary>The default terminator, in processes of their own.</summary>
public sealed class TerminationTests
{
    // Turns a child that hangs into a failure. Nothing that passes comes near it.
    private static readonly TimeSpan s_hung = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("escapes")]
    [InlineData("escapes-after-a-suspension")]
    public async Task TerminateOnUnhandledException_NoTerminator_EndsTheProcessAndSaysWhy(string how)
    {
        (int code, string error) = await Run(how);

        // SIGABRT, or what Windows calls it.
        Assert.Equal(OperatingSystem.IsWindows() ? unchecked((int)0x80131623) : 134, code);
        Assert.Contains("escaped a SimpleTask method whose policy is to terminate", error, StringComparison.Ordinal);
        Assert.Contains("InvalidDataException: the exception that escaped", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TerminateOnUnhandledException_Restored_LeavesTheProcessAlive()
    {
        (int code, string error) = await Run("restored");

        Assert.Equal((0, ""), (code, error));
    }

    private static async Task<(int Code, string Error)> Run(string how)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Primitives.Terminating.dll"), how },
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        using var hung = new CancellationTokenSource(s_hung);
        try
        {
            string error = await process.StandardError.ReadToEndAsync(hung.Token);
            await process.WaitForExitAsync(hung.Token);
            return (process.ExitCode, error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
