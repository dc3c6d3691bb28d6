using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Platform;

/// <summary>The calls of POSIX that .NET has no face for; the one place that declares them.</summary>
internal static unsafe partial class Libc
{
    public const int SigTerm = 15;
    public const int SigKill = 9;
    public const int InterruptedCall = 4;
    public const int FileExists = 17;
    public const int CrossDevice = 18;
    public const int SeekEnd = 2;
    public const short PollIn = 1;

    private const int WriteOnly = 1;
    private const int DuplicateCloseOnExecLinux = 1030;
    private const int DuplicateCloseOnExecMac = 67;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    public static partial int SetProcessGroup(int pid, int group);

    [LibraryImport("libc", EntryPoint = "getpid")]
    public static partial int GetProcessId();

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    /// <summary>Whether this process may execute a file.</summary>
    public static bool MayExecute(string path) => Access(path, 1) == 0;

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "lseek")]
    [SuppressGCTransition]
    public static partial long Seek(int descriptor, long offset, int origin);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string from, string to);

    /// <summary>Swaps two files of one folder at once, so that there is never none of either name; false where the system or the file system cannot.</summary>
    public static bool Exchange(string one, string other)
    {
        const int fromHere = -100, exchange = 2;
        try
        {
            return OperatingSystem.IsLinux() ? ExchangeOnLinux(fromHere, one, fromHere, other, exchange) == 0
                : OperatingSystem.IsMacOS() && ExchangeOnMac(one, other, exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ExchangeOnLinux(int oneFolder, string one, int otherFolder, string other, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ExchangeOnMac(string one, string other, uint flags);

    /// <summary>A copy of the descriptor, above 2, that no child process inherits.</summary>
    public static int DuplicatePrivately(int descriptor)
    {
        if (!OperatingSystem.IsMacOS())
        {
            return Control(descriptor, DuplicateCloseOnExecLinux, 3);
        }
        // There, on Arm, arguments after the named ones travel on the stack: six more fill the registers.
        return RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? ControlOnStack(descriptor, DuplicateCloseOnExecMac, 0, 0, 0, 0, 0, 0, 3)
            : Control(descriptor, DuplicateCloseOnExecMac, 3);
    }

    /// <summary>Opens a file for appending, whoever else writes to it; -1 where that failed.</summary>
    public static int OpenForAppend(string path)
    {
        const int linuxFlags = WriteOnly | 0x40 | 0x400 | 0x80000;
        const int macFlags = WriteOnly | 0x200 | 0x8 | 0x1000000;
        const int everybody = 0x1B6;
        if (!OperatingSystem.IsMacOS())
        {
            return Open(path, linuxFlags, everybody);
        }
        return RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? OpenOnStack(path, macFlags, 0, 0, 0, 0, 0, 0, everybody)
            : Open(path, macFlags, everybody);
    }

    /// <summary>Opens the device that reads nothing.</summary>
    public static int OpenNothing() => Open("/dev/null", 0, 0);

    /// <summary>Opens a folder so that it can be secured; -1 where that failed.</summary>
    public static int OpenFolder(string path) => Open(path, 0, 0);

    /// <summary>Returns when what a descriptor stands for is on the disk.</summary>
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Secure(int descriptor);

    /// <summary>The kind and the rights of what is at a path, links followed, as POSIX has them in one number; 0 where nobody can tell.</summary>
    public static int ModeOf(string path)
    {
        const int fromHere = -100, kindAndRights = 3, modeOnLinux = 28, modeOnMac = 4;
        // Larger than the structure is on any system.
        var status = stackalloc byte[256];
        if (OperatingSystem.IsMacOS())
        {
            var failed = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Status(path, status) : StatusOnIntel(path, status);
            return failed == 0 ? *(ushort*)(status + modeOnMac) : 0;
        }
        return StatusOnLinux(fromHere, path, 0, kindAndRights, status) == 0 ? *(ushort*)(status + modeOnLinux) : 0;
    }

    /// <summary>Gives the disk back what a file holds there, so that it reads as zeros; the file keeps its length. False where that cannot be had.</summary>
    public static bool FreeRange(SafeFileHandle file, long from, long length)
    {
        const int punchHole = 2, keepSize = 1;
        return OperatingSystem.IsLinux() && Allocate(file, punchHole | keepSize, from, length) == 0;
    }

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusOnLinux(int folder, string path, int flags, uint wanted, byte* status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(string path, byte* status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusOnIntel(string path, byte* status);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlOnStack(int descriptor, int command, nint a, nint b, nint c, nint d, nint e, nint f, nint argument);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenOnStack(string path, int flags, nint a, nint b, nint c, nint d, nint e, nint f, nint mode);
}
