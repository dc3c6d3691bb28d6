using System.Formats.Tar;
using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>Takes what a dead worker left of an attempt out of an archive: its files, what was spooled, and the exit code.</summary>
internal sealed class NodeRemains(Attempt? owner)
{
    private const string Spooled = "spool.";
    private int? _exitCode;

    /// <summary>The folder of the attempt as the worker knew it; null: nobody's.</summary>
    public string? OutPath => owner is null ? null : FarPaths.Of(owner.OutPath);

    /// <summary>Reads the archive.</summary>
    public async Task ReadAsync(Stream archive)
    {
        if (owner is null)
        {
            return;
        }
        await using var reader = new TarReader(archive, leaveOpen: true);
        try
        {
            while (await reader.GetNextEntryAsync().ConfigureAwait(false) is { } entry)
            {
                await TakeAsync(entry, owner).ConfigureAwait(false);
            }
        }
        catch (EndOfStreamException)
        {
            // An archive of nothing has no end either.
        }
    }

    /// <summary>What there is to say when all was read.</summary>
    public WorkerRemains End(long? maxLog) => owner is null ? new WorkerRemains("") : new WorkerRemains(SpoolFiles.End(owner, maxLog), _exitCode);

    private async Task TakeAsync(TarEntry entry, Attempt attempt)
    {
        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
        {
            return;
        }
        var data = entry.DataStream ?? Stream.Null;
        var own = $"files/{OutPath}/";
        if (entry.Name == WorkerScript.CodeFile)
        {
            using var text = new StreamReader(data);
            _exitCode = int.TryParse(await text.ReadToEndAsync().ConfigureAwait(false), CultureInfo.InvariantCulture, out var code) ? code : null;
        }
        else if (entry.Name.StartsWith(Spooled, StringComparison.Ordinal) && entry.Length > 0)
        {
            await KeepAsync(attempt.FileName(entry.Name[Spooled.Length..], "log"), attempt, data).ConfigureAwait(false);
        }
        else if (entry.Name.StartsWith(own, StringComparison.Ordinal))
        {
            await KeepAsync(entry.Name[own.Length..], attempt, data).ConfigureAwait(false);
        }
    }

    private static async Task KeepAsync(string name, Attempt attempt, Stream data)
    {
        await using var file = FileKeeper.Open(attempt.OutPath, name, isNew: true);
        await data.CopyToAsync(file).ConfigureAwait(false);
    }
}
