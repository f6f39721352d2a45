using System.IO.Pipelines;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>Pipes of bytes: waiting to read, waiting for room, completing.</summary>
internal static class PipePrograms
{
    private const string Family = "Pipes";

    [Correct(Family, IsSmall = false)]
    public static async Task Read_UntilTheWriterIsComplete_GetsAllBytes()
    {
        var pipe = new Pipe();
        var writer = Task.Run(async () =>
        {
            await pipe.Writer.WriteAsync(new byte[] { 1, 2 });
            await pipe.Writer.CompleteAsync();
        });
        Assert.Equal(2, await ReadAll(pipe.Reader));
        await writer;
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Flush_OfAFullPipe_WaitsForRoom()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 2, resumeWriterThreshold: 1));
        var writer = Task.Run(async () =>
        {
            await pipe.Writer.WriteAsync(new byte[] { 1, 2 });
            await pipe.Writer.WriteAsync(new byte[] { 3 });
            pipe.Writer.Complete();
        });
        Assert.Equal(3, await ReadAll(pipe.Reader));
        await writer;
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Flush_OfAFullPipeThatNobodyReadsAgain_IsStuck()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 2, resumeWriterThreshold: 1));
        await Task.WhenAll([
            Task.Run(async () =>
            {
                await pipe.Writer.WriteAsync(new byte[] { 1 });
                await Task.Yield();
                await pipe.Writer.WriteAsync(new byte[] { 2 });
            }),
            Task.Run(async () =>
            {
                // Takes one byte, but none if both are there already; then the second write waits for room for ever.
                var read = await pipe.Reader.ReadAsync();
                pipe.Reader.AdvanceTo(read.Buffer.GetPosition(read.Buffer.Length == 2 ? 0 : 1));
            }),
        ]);
    }

    private static async Task<long> ReadAll(PipeReader reader)
    {
        var length = 0L;
        while (true)
        {
            var read = await reader.ReadAsync();
            length += read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return length;
        }
    }
}
