using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Weft;

/// <summary>Makes a second handle to an event of the operating system, as the seed's copy constructor does.</summary>
[SupportedOSPlatform("windows")]
internal static class HandleDuplication
{
    private const uint SameAccess = 2;

    // What GetCurrentProcess returns: a constant that stands for the calling process, and needs no closing.
    private static readonly nint s_thisProcess = -1;

    /// <summary>Returns an event over a handle of its own; the object is the one that <paramref name="original"/> refers to.</summary>
    public static EventWaitHandle Duplicate(EventWaitHandle original)
    {
        if (!DuplicateHandle(s_thisProcess, original.SafeWaitHandle, s_thisProcess, out SafeWaitHandle duplicate, 0, false, SameAccess))
        {
            var cause = new Win32Exception(Marshal.GetLastPInvokeError());
            duplicate.Dispose();
            throw new IOException("The handle of the kernel event could not be duplicated; Share() copies without a handle.", cause);
        }

        // No constructor takes a handle: the one that comes with the object is exchanged.
        var copy = new EventWaitHandle(false, EventResetMode.ManualReset);
        copy.SafeWaitHandle.Dispose();
        copy.SafeWaitHandle = duplicate;
        return copy;
    }

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool DuplicateHandle(
        nint sourceProcess,
        SafeWaitHandle source,
        nint targetProcess,
        out SafeWaitHandle target,
        uint access,
        [MarshalAs(UnmanagedType.Bool)] bool isInherited,
        uint options);
}
