using Weft;

// Exit code 0: the exception came out of the await. Anything else: the process was ended before.
switch (args[0])
{
    case "escapes":
        return await Caught(Run(suspends: false, restores: false));
    case "escapes-after-a-suspension":
        return await Caught(Run(suspends: true, restores: false));
    case "restored":
        return await Caught(Run(suspends: true, restores: true));
    default:
        return 2;
}

static async SimpleTask Run(bool suspends, bool restores)
{
    SimpleTaskPolicy policy = await SimpleTask.Policy;
    bool before = policy.TerminateOnUnhandledException();
    if (suspends)
        await Task.Yield();
    if (restores)
        policy.TerminateOnUnhandledException(before);
    throw new InvalidDataException("the exception that escaped");
}

static async Task<int> Caught(SimpleTask task)
{
    try
    {
        await task;
        return 1;
    }
    catch (InvalidDataException)
    {
        return 0;
    }
}
