namespace ExpRunner.Workers;

/// <summary>
/// The standard handles of a worker process: input and output become private to the frames, and what the trial prints goes to files.
/// </summary>
internal abstract class WorkerHandles
{
    /// <summary>Standard output and standard error, as numbers.</summary>
    public const int Output = 1, Error = 2;

    /// <summary>Takes the handles of this process over; for once.</summary>
    public static WorkerHandles Take() => OperatingSystem.IsWindows() ? new WindowsHandles() : new UnixHandles();

    /// <summary>Reads frames: at least a byte, or 0 at the end, when the other side is gone.</summary>
    public abstract int Read(Span<byte> buffer);

    /// <summary>Writes frames.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public abstract void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Waits until <see cref="Read"/> would return at once.</summary>
    public abstract bool WaitForInput(TimeSpan limit);

    /// <summary>From now on what is printed goes to a new file of that path.</summary>
    public abstract void PointAt(int stream, string path);

    /// <summary>The length of the file that takes what is printed now.</summary>
    public abstract long Length(int stream);

    /// <summary>Renames the file that takes what is printed, over an existing one; false where the target is on another file system.</summary>
    public abstract bool TryMove(string from, string to);

    /// <summary>A stream for the console, onto whatever file takes what is printed at the time.</summary>
    public abstract Stream Open(int stream);

    /// <summary>Makes this process and all it will start one group that can be ended as one.</summary>
    public abstract void LeadGroup();

    /// <summary>A file that is taken away before the group is ended: whoever started this process sees by that that it was not the trial's doing. Null: there is none.</summary>
    public string? Mark { get; set; }

    /// <summary>Ends the group at once, this process too: nobody listens any more.</summary>
    public void KillGroup()
    {
        Unmark();
        Kill();
    }

    /// <summary>What happens from now on is not the trial's doing.</summary>
    public void Unmark()
    {
        try
        {
            if (Mark is { } mark)
            {
                File.Delete(mark);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, and that says it too.
        }
    }

    /// <summary>Ends the group at once, this process too.</summary>
    protected abstract void Kill();
}
