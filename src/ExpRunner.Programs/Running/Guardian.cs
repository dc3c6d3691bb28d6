using System.Globalization;
using System.IO.Pipes;
using System.Text;
using ExpRunner.Execution;
using ExpRunner.Platform;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Programs.Running;

/// <summary>
/// A small process that outlives this one if it is killed, and ends what it left running: it reads from a pipe that nobody else has the other end of,
/// so that an end without a farewell means that we are gone. It knows the groups from a file without a name, one fixed place for each slot, which costs a
/// program two small writes, and on Linux all processes that carry our token: also those of a program that was started and not noted yet.
/// </summary>
internal sealed class Guardian : IDisposable
{
    private const int PlaceLength = 12;

    /// <summary>Arguments: the token, and the grace period in tenths of a second.</summary>
    private const string Script = """
        trap '' HUP INT QUIT TERM
        read -r farewell && exit
        groups=
        while read -r group; do [ "$group" -eq 0 ] || groups="$groups -$group"; done <&3
        left() {
          for group in $groups; do kill -s 0 -- "$group" 2>/dev/null && echo "$group"; done
          grep -lF "$1" /proc/[0-9]*/environ 2>/dev/null | while IFS=/ read -r none proc process rest; do echo "$process"; done
        }
        send() { for process in $(left "$2"); do kill -s "$1" -- "$process" 2>/dev/null; done; }
        wait_until() { tries=$2; while [ "$tries" -gt 0 ] && [ -n "$(left "$1")" ]; do sleep 0.1 || sleep 1; tries=$((tries - 1)); done; }
        send TERM "$1"
        wait_until "$1" "$2"
        rounds=20
        while [ "$rounds" -gt 0 ] && [ -n "$(left "$1")" ]; do send KILL "$1"; wait_until "$1" 1; rounds=$((rounds - 1)); done
        """;

    private readonly SafeFileHandle _groups;
    private readonly AnonymousPipeServerStream _farewell;
    private readonly SpawnedProcess _process;

    /// <summary>Starts it.</summary>
    /// <param name="token">What the variables of the programs hold.</param>
    /// <param name="slots">How many programs run at once.</param>
    /// <param name="grace">How long programs may take to end when they are told to.</param>
    /// <exception cref="ExecutorException">It cannot be started.</exception>
    /// <exception cref="IOException">There is no place for its file.</exception>
    public Guardian(string token, int slots, TimeSpan grace)
    {
        var file = Path.GetTempFileName();
        _groups = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(file);
        for (var slot = 0; slot < slots; slot++)
        {
            Write(slot, 0);
        }
        _farewell = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None);
        using var spawner = new Spawner();
        using var nowhere = new SafeFileHandle(Libc.OpenForAppend("/dev/null"), ownsHandle: true);
        _process = spawner.Start(new SpawnCommand
        {
            Arguments = ["/bin/sh", "-c", Script, "exprun-guardian", token, ((int)(grace.TotalSeconds * 10) + 1).ToString(CultureInfo.InvariantCulture)],
            Environment = new SpawnEnvironment([new("PATH", "/usr/local/bin:/usr/bin:/bin")]),
            WorkingDirectory = "/",
            Input = (int)_farewell.ClientSafePipeHandle.DangerousGetHandle(),
            Output = (int)nowhere.DangerousGetHandle(),
            Error = (int)nowhere.DangerousGetHandle(),
            Extra = (int)_groups.DangerousGetHandle(),
        });
        _farewell.DisposeLocalCopyOfClientHandle();
    }

    /// <summary>A group runs in a slot.</summary>
    public void Note(int slot, int group) => Write(slot, group);

    /// <summary>Nothing runs in a slot any more; to be said while the group's number is still its own.</summary>
    public void Clear(int slot) => Write(slot, 0);

    /// <summary>Tells it that all is well.</summary>
    public void Dispose()
    {
        try
        {
            _farewell.Write("farewell\n"u8);
        }
        catch (IOException)
        {
            // Somebody ended it.
        }
        _farewell.Dispose();
        _process.Reap();
        _groups.Dispose();
    }

    private void Write(int slot, int group)
    {
        Span<byte> place = stackalloc byte[PlaceLength];
        place.Fill((byte)' ');
        Encoding.ASCII.GetBytes(group.ToString(CultureInfo.InvariantCulture), place);
        place[^1] = (byte)'\n';
        RandomAccess.Write(_groups, place, (long)slot * PlaceLength);
    }
}
