using System.Globalization;

namespace FsCheck.Xunit;

/// <summary>The two numbers that FsCheck's generator starts from and, for a single step, the size of its arguments.</summary>
internal readonly record struct ReplayValue(ulong Seed, ulong Gamma, int? Size)
{
    /// <summary>The whole run that failed.</summary>
    public static ReplayValue Run(TestResult.Failed failed) => new(failed.Item5.Seed, failed.Item5.Gamma, null);

    /// <summary>Only the step that failed: replayed, it fails as the first test.</summary>
    public static ReplayValue FailingStep(TestResult.Failed failed) => new(failed.Item6.Seed, failed.Item6.Gamma, failed.Item7);

    public static ReplayValue Parse(string text)
    {
        var parts = text.Trim().Trim('(', ')').Split(',', StringSplitOptions.TrimEntries);
        var size = 0;
        return parts.Length is 2 or 3
            && ulong.TryParse(parts[0], CultureInfo.InvariantCulture, out var seed)
            && ulong.TryParse(parts[1], CultureInfo.InvariantCulture, out var gamma)
            && (parts.Length == 2 || int.TryParse(parts[2], CultureInfo.InvariantCulture, out size))
            ? new ReplayValue(seed, gamma, parts.Length == 3 ? size : null)
            : throw new FormatException(
                $"The replay value \"{text}\" is not \"seed,gamma\" or \"seed,gamma,size\"; copy it from the failure.");
    }

    public Config ApplyTo(Config config) =>
        Size is { } size ? config.WithReplay(Seed, Gamma, size) : config.WithReplay(Seed, Gamma);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seed},{Gamma}") + (Size is { } size ? $",{size}" : "");
}
