using System.Runtime.InteropServices;

namespace ExpRunner.Platform;

/// <summary>The calls that start processes and wait for them.</summary>
internal static unsafe partial class Libc
{
    public const int NoSuchFile = 2;
    public const int NotPermitted = 13;
    public const int TooLongForArguments = 7;
    public const int NotExecutable = 8;

    private const int ChildSignal = 17;
    private const int ChildSignalMac = 20;
    private const nint Ignored = 1;

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    public static partial int Spawn(int* process, byte* path, void* actions, void* attributes, nint* arguments, nint* environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int BeginActions(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int EndActions(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(void* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    public static partial int AddChangeFolder(void* actions, byte* path);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static partial int AddCloseFrom(void* actions, int first);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int BeginAttributes(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(void* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setpgroup")]
    public static partial int SetGroup(void* attributes, int group);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaultSignals(void* attributes, void* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetBlockedSignals(void* attributes, void* signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    public static partial int AllSignals(void* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int NoSignals(void* signals);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int AskDisposition(int signal, void* change, void* disposition);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetDisposition(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    public static partial int WaitIdentified(int kind, int id, void* info, int options);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Wait(int process, int* status, int options);

    /// <summary>A handle that can be read from when a process has ended, inherited by no child; -1 where that failed. Linux has it.</summary>
    [LibraryImport("libc", EntryPoint = "pidfd_open", SetLastError = true)]
    public static partial int OpenProcess(int process, uint flags);

    /// <summary>
    /// Sees to it that the ends of children can be waited for: who started us may have had the system forget them. Their end is seen by
    /// .NET as well, which only asks about the processes that it started itself.
    /// </summary>
    public static void KeepChildren()
    {
        var disposition = stackalloc nint[64];
        var signal = OperatingSystem.IsMacOS() ? ChildSignalMac : ChildSignal;
        if (AskDisposition(signal, null, disposition) == 0 && disposition[0] == Ignored)
        {
            SetDisposition(signal, 0);
        }
    }

    /// <summary>
    /// Whether no other open file stands for this one's file, here or in any process: so says a lease on it, which only then is given.
    /// False also where leases cannot be had.
    /// </summary>
    public static bool IsHeldAlone(int descriptor)
    {
        const int setLease = 1024, exclusive = 1, none = 2;
        return OperatingSystem.IsLinux() && Control(descriptor, setLease, exclusive) == 0 && Control(descriptor, setLease, none) == 0;
    }

    /// <summary>Whether the system's library has a function; some are too new for some systems.</summary>
    public static bool Has(string function)
        => NativeLibrary.TryLoad("libc", typeof(Libc).Assembly, null, out var library) && NativeLibrary.TryGetExport(library, function, out _);
}
