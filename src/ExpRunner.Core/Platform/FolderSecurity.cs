using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ExpRunner.Platform;

/// <summary>Makes the names in a folder outlive a power cut: a file that was flushed may still lose the name that it was made or renamed with.</summary>
internal static class FolderSecurity
{
    /// <summary>Returns when the names are on the disk; does nothing on Windows, which has no call for it.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Secure(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var descriptor = Libc.OpenFolder(folder);
        var isSecured = descriptor >= 0 && Libc.Secure(descriptor) == 0;
        var fault = Marshal.GetLastPInvokeError();
        if (descriptor >= 0)
        {
            _ = Libc.Close(descriptor);
        }
        if (!isSecured)
        {
            throw new IOException($"The names in {folder} could not be brought to the disk: {new Win32Exception(fault).Message}.");
        }
    }
}
