using System.Reflection;

namespace FsCheck.Xunit;

/// <summary>The settings of one property: its own, then those of its class, of the classes around that, and of the assembly.</summary>
internal sealed class PropertySettings
{
    private readonly PropertyAttribute[] _nearestFirst;

    private PropertySettings(PropertyAttribute[] nearestFirst) => _nearestFirst = nearestFirst;

    public bool QuietOnSuccess => Chosen(a => a.ChosenQuietOnSuccess) ?? Config.Default.QuietOnSuccess;

    public static PropertySettings Of(Type testClass, MethodInfo method)
    {
        var found = new List<PropertyAttribute?> { method.GetCustomAttribute<PropertyAttribute>() };
        for (var type = testClass; type is not null; type = type.DeclaringType)
            found.Add(type.GetCustomAttribute<PropertiesAttribute>());
        found.Add(testClass.Assembly.GetCustomAttribute<PropertiesAttribute>());
        return new PropertySettings([.. found.OfType<PropertyAttribute>()]);
    }

    public Config ToConfig(IRunner runner)
    {
        var basis = Chosen(a => a.ChosenVerbose) == true ? Config.Verbose : Config.Default;
        var config = basis
            .WithMaxTest(Number(a => a.MaxTest) ?? basis.MaxTest)
            .WithMaxRejected(Number(a => a.MaxRejected) ?? basis.MaxRejected)
            .WithStartSize(Number(a => a.StartSize) ?? basis.StartSize)
            .WithEndSize(Number(a => a.EndSize) ?? basis.EndSize)
            .WithQuietOnSuccess(QuietOnSuccess)
            .WithArbitrary(_nearestFirst.SelectMany(a => a.Arbitrary))
            .WithRunner(runner);
        if (Number(a => a.Parallelism) is { } parallelism)
            config = config.WithParallelRunConfig(new ParallelRunConfig(parallelism));
        return Text(a => a.Replay) is { } replay ? ReplayValue.Parse(replay).ApplyTo(config) : config;
    }

    private int? Number(Func<PropertyAttribute, int> setting) =>
        Chosen(a => setting(a) is var value && value != PropertyAttribute.LeftAlone ? value : (int?)null);

    private T? Chosen<T>(Func<PropertyAttribute, T?> setting)
        where T : struct =>
        _nearestFirst.Select(setting).FirstOrDefault(value => value.HasValue);

    private string? Text(Func<PropertyAttribute, string?> setting) =>
        _nearestFirst.Select(setting).FirstOrDefault(value => value is not null);
}
