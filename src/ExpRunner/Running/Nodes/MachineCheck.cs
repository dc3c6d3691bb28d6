using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Hosting.Commands;

namespace ExpRunner.Hosting.Running;

/// <summary>Looks at this machine: what it needs to run sweeps, here and on nodes.</summary>
/// <param name="outFolder">Where results go.</param>
/// <param name="needsNodes">Whether sweeps are to run on nodes that ssh reaches.</param>
internal sealed class MachineCheck(string outFolder, bool needsNodes)
{
    /// <summary>What this machine is called.</summary>
    public const string Here = "this machine";

    /// <summary>Less is soon full.</summary>
    public const long LeastDisk = 1L << 30;

    /// <summary>All that is found.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel) =>
    [
        new(Here, ".NET", FindingState.Ok, string.Create(CultureInfo.InvariantCulture, $"{Environment.Version}, {Environment.ProcessorCount} processors")),
        await ToolAsync("ssh", ["-V"], needsNodes, "Install OpenSSH's client, such as the package openssh-client: --backend ssh needs it.", cancel).ConfigureAwait(false),
        await ToolAsync("tar", ["--version"], needsNodes, "Install tar: files go to nodes and come back by it.", cancel).ConfigureAwait(false),
        await ToolAsync("git", ["--version"], false, "Without it sweep.json does not say which commit ran.", cancel).ConfigureAwait(false),
        Disk(),
    ];

    /// <summary>What is said of free disk.</summary>
    public static Finding DiskOf(string where, string folder, long free) => free >= LeastDisk
        ? new(where, "disk", FindingState.Ok, $"{NodeSizes.Text(free)} free in {folder}")
        : new(where, "disk", FindingState.Fault, $"only {NodeSizes.Text(free)} free in {folder}", where == Here ? "Make room, or give another folder with --out." : "Make room there, or give the node another workdir:.");

    private Finding Disk()
    {
        var folder = Path.GetFullPath(outFolder);
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return DiskOf(Here, folder, new DriveInfo(folder).AvailableFreeSpace);
    }

    private static async Task<Finding> ToolAsync(string name, string[] arguments, bool isNeeded, string wayOut, CancellationToken cancel)
    {
        try
        {
            using var process = OwnedProcess.Start(new ProcessCommand { FileName = name, Arguments = arguments });
            process.Input.Close();
            using var reader = new StreamReader(process.Output);
            var printed = await reader.ReadToEndAsync(cancel).ConfigureAwait(false);
            await process.Ended.WaitAsync(cancel).ConfigureAwait(false);
            // ssh says its version on standard error.
            return new(Here, name, FindingState.Ok, (printed.Length > 0 ? printed : process.Printed).Split('\n')[0].Trim());
        }
        catch (ExecutorException)
        {
            return new(Here, name, isNeeded ? FindingState.Fault : FindingState.Note, "there is none", wayOut);
        }
    }
}
