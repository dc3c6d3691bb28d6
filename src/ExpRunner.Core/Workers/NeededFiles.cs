namespace ExpRunner.Workers;

/// <summary>Keeps what the near end sends of the folders of other trials.</summary>
internal sealed class NeededFiles
{
    private readonly string _baseFolder = Path.GetFullPath(".");
    private string? _fault;

    /// <summary>Why not all of it is here; null: it is.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    /// <summary>Takes a piece of a file.</summary>
    public void Take(FrameReader reader)
    {
        reader.Int32();
        reader.Byte();
        try
        {
            FileKeeper.Write(_baseFolder, reader.Text() ?? "", reader.Int64(), reader.Bytes());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Volatile.Write(ref _fault, fault.Message);
        }
    }
}
