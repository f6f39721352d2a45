using System.Runtime.InteropServices;

namespace Weft.Exploration.Scheduling;

/// <summary>The C library, where it goes by its usual name: on Linux, but for distributions that call it otherwise.</summary>
internal static class LibC
{
    public const string Name = "libc";

    public static bool IsAvailable { get; } =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad(Name, typeof(LibC).Assembly, null, out _);
}
