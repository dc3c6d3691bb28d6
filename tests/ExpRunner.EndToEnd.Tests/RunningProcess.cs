namespace ExpRunner.EndToEnd.Tests;

/// <summary>A process that lives.</summary>
internal sealed record RunningProcess(int Id, string Folder, string Command)
{
    /// <summary>Whether it serves a pool.</summary>
    public bool IsWorker => Command.EndsWith(" worker", StringComparison.Ordinal);

    /// <summary>Whether it has a file open whose path ends so.</summary>
    public bool HasOpen(string end)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{Id}/fd").Any(file => new FileInfo(file).LinkTarget?.EndsWith(end, StringComparison.Ordinal) == true);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
