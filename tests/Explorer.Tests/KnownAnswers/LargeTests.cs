namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>
/// The two programs of Flanagan and Godefroid (Dynamic Partial-Order Reduction for Model Checking Software, POPL 2005): many operations
/// that hardly ever meet, and nobody can say where before they do.
/// </summary>
public class LargeTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 1)]
    [InlineData(12, 8)]
    [InlineData(13, 64)]
    public void Exhaustive_Indexer_FindsTheOrdersOfCollisions(int count, long expected) =>
        Exhaustively.Finds(expected, count, Indexer, mostRedundant: 60);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(12, 1)]
    [InlineData(13, 1)]
    [InlineData(14, 2)]
    [InlineData(16, 8)]
    public void Exhaustive_FileSystem_FindsTheOrdersOfCollisions(int count, long expected) =>
        Exhaustively.Finds(expected, count, FileSystem, mostRedundant: 10);

    /// <summary>A hash table that each operation puts four messages into; the step that looks for a free place also takes it.</summary>
    private static void Indexer(int count)
    {
        const int messages = 4;
        var table = new int[128];
        Exhaustively.Run(count, number =>
        {
            for (var message = 1; message <= messages; message++)
            {
                var value = (message * 11) + number;
                var place = value * 7 % table.Length;
                while (Interlocked.CompareExchange(ref table[place], value, 0) != 0)
                    place = (place + 1) % table.Length;
            }
        });
        Assert.Equal(count * messages, table.Count(value => value != 0));
    }

    /// <summary>Each operation finds a free block for its file; a lock guards each file and each block.</summary>
    private static void FileSystem(int count)
    {
        var (files, blocks) = (NewLocks(32), NewLocks(26));
        var (blockOf, isBusy) = (new int[files.Length], new bool[blocks.Length]);
        Exhaustively.Run(count, number =>
        {
            var file = number % files.Length;
            lock (files[file])
            {
                if (blockOf[file] == 0)
                    blockOf[file] = TakeBlock(file * 2 % blocks.Length) + 1;
            }
        });
        Assert.Equal(count, isBusy.Count(isTaken => isTaken));

        int TakeBlock(int block)
        {
            for (; ; block = (block + 1) % blocks.Length)
            {
                lock (blocks[block])
                {
                    if (isBusy[block])
                        continue;
                    isBusy[block] = true;
                    return block;
                }
            }
        }
    }

    private static object[] NewLocks(int count) => [.. Enumerable.Range(0, count).Select(_ => new object())];
}
