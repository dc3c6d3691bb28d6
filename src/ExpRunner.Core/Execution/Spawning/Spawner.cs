using ExpRunner.Platform;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace ExpRunner.Execution;

/// <summary>
/// Starts processes by posix_spawn: each leads a group of its own, has the signals as a new process expects them, and of our handles those it is given.
/// It costs less than half of what <see cref="System.Diagnostics.Process"/> does. One a thread.
/// </summary>
internal sealed unsafe class Spawner : IDisposable
{
    /// <summary>More than any system's structures have.</summary>
    private const int StructureSize = 1024;
    private const int SetGroupFlag = 0x02, SetDefaultFlag = 0x04, SetMaskFlag = 0x08, CloseAllFlagMac = 0x4000;
    private static readonly bool ClosesFrom = !OperatingSystem.IsWindows() && Libc.Has("posix_spawn_file_actions_addclosefrom_np");
    private readonly NativeTexts _arguments = new();
    private readonly byte[] _folder = new byte[4096 * 4];
    private readonly void* _attributes = NativeMemory.AllocZeroed(StructureSize);
    private readonly void* _actions = NativeMemory.AllocZeroed(StructureSize);
    private readonly int _nothing;

    public Spawner()
    {
        var signals = stackalloc byte[StructureSize];
        Libc.KeepChildren();
        Libc.BeginAttributes(_attributes);
        Libc.SetFlags(_attributes, (short)(SetGroupFlag | SetDefaultFlag | SetMaskFlag | (OperatingSystem.IsMacOS() ? CloseAllFlagMac : 0)));
        Libc.SetGroup(_attributes, 0);
        Libc.AllSignals(signals);
        Libc.SetDefaultSignals(_attributes, signals);
        Libc.NoSignals(signals);
        Libc.SetBlockedSignals(_attributes, signals);
        var opened = Libc.OpenNothing();
        _nothing = Libc.DuplicatePrivately(opened);
        Libc.Close(opened);
    }

    /// <summary>Whether this system has all that it takes.</summary>
    public static bool IsAvailable { get; } = !OperatingSystem.IsWindows() && Libc.Has("posix_spawn_file_actions_addchdir_np");

    /// <summary>Starts a program.</summary>
    /// <exception cref="ExecutorException">There is no such program, or it cannot be started; the message says why.</exception>
    public SpawnedProcess Start(in SpawnCommand command)
    {
        if (command.Arguments.FirstOrDefault(argument => argument.Contains('\0')) is { } argument)
        {
            throw new ExecutorException($"The argument '{argument.Replace("\0", "\\0", StringComparison.Ordinal)}' has a zero character, which no argument can hold.");
        }
        var name = command.Arguments[0];
        var file = ProgramFinder.Find(name, command.WorkingDirectory, command.Environment.Path);
        var error = TryStart(file, command, out var process);
        if (error == Libc.NoSuchFile || error == Libc.NotPermitted)
        {
            ProgramFinder.Forget(name, command.WorkingDirectory, command.Environment.Path);
            file = ProgramFinder.Find(name, command.WorkingDirectory, command.Environment.Path);
            error = TryStart(file, command, out process);
        }
        return error == 0 ? new SpawnedProcess(process) : throw new ExecutorException(Explain(error, name, file, command));
    }

    public void Dispose()
    {
        NativeMemory.Free(_attributes);
        NativeMemory.Free(_actions);
        Libc.Close(_nothing);
    }

    /// <summary>A file that says nothing of what it is is a script of the shell, as for execvp.</summary>
    private int TryStart(string file, in SpawnCommand command, out int process)
    {
        _arguments.Clear();
        _arguments.Add(file);
        foreach (var argument in command.Arguments)
        {
            _arguments.Add(argument);
        }
        var error = Call(file: 0, first: 1, command, out process);
        if (error != Libc.NotExecutable)
        {
            return error;
        }
        _arguments.Clear();
        _arguments.Add("/bin/sh");
        _arguments.Add(file);
        foreach (var argument in command.Arguments.Skip(1))
        {
            _arguments.Add(argument);
        }
        return Call(file: 0, first: 0, command, out process);
    }

    private int Call(int file, int first, in SpawnCommand command, out int process)
    {
        int started;
        Libc.BeginActions(_actions);
        try
        {
            Libc.AddDuplicate(_actions, command.Input ?? _nothing, 0);
            Libc.AddDuplicate(_actions, command.Output, 1);
            Libc.AddDuplicate(_actions, command.Error, 2);
            if (command.Extra is { } extra)
            {
                Libc.AddDuplicate(_actions, extra, 3);
            }
            if (ClosesFrom)
            {
                Libc.AddCloseFrom(_actions, command.Extra is null ? 3 : 4);
            }
            AddFolder(command.WorkingDirectory);
            var path = (byte*)_arguments.Pointers()[file];
            var error = Libc.Spawn(&started, path, _actions, _attributes, _arguments.Pointers(first: first), command.Environment.Pointers());
            process = error == 0 ? started : 0;
            return error;
        }
        finally
        {
            Libc.EndActions(_actions);
        }
    }

    private void AddFolder(string folder)
    {
        var length = Encoding.UTF8.GetBytes(folder, _folder.AsSpan(0, _folder.Length - 1));
        _folder[length] = 0;
        fixed (byte* path = _folder)
        {
            Libc.AddChangeFolder(_actions, path);
        }
    }

    private static string Explain(int error, string name, string file, in SpawnCommand command) => error switch
    {
        _ when !Directory.Exists(command.WorkingDirectory) => $"Cannot start '{name}': there is no working directory '{command.WorkingDirectory}'.",
        Libc.NoSuchFile => $"Cannot start '{name}': the interpreter that the first line of '{file}' names is not there.",
        Libc.TooLongForArguments => $"Cannot start '{name}': its arguments and variables are longer than the system takes ({command.Arguments.Sum(argument => (long)argument.Length)} characters of arguments). Pass long values in a file.",
        _ => $"Cannot start '{name}' ({file}) in '{command.WorkingDirectory}': {new Win32Exception(error).Message}.",
    };
}
