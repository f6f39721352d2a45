namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of SpinWait, alone.</summary>
public static class SpinWaitScript
{
    public static string Spins()
    {
        var script = new Transcript();
        var spinner = default(SpinWait);
        script.Note(() => spinner.Count);
        script.Note(() => spinner.SpinOnce());
        script.Note(() => spinner.SpinOnce(-1));
        script.Note(() => spinner.SpinOnce(-2));
        script.Note(() => spinner.SpinOnce(0));
        script.Note(() => spinner.Count);
        script.Note(() => spinner.Reset());
        script.Note(() => spinner.Count);
        script.Note(() => SpinWait.SpinUntil(() => true));
        script.Note(() => SpinWait.SpinUntil(() => false, 0));
        script.Note(() => SpinWait.SpinUntil(() => false, 1));
        script.Note(() => SpinWait.SpinUntil(() => true, -1));
        script.Note(() => SpinWait.SpinUntil(() => true, -2));
        script.Note(() => SpinWait.SpinUntil(() => false, TimeSpan.Zero));
        script.Note(() => SpinWait.SpinUntil(() => true, TimeSpan.MaxValue));
        script.Note(() => SpinWait.SpinUntil(null!));
        script.Note(() => SpinWait.SpinUntil(null!, 0));
        return script.ToString();
    }
}
