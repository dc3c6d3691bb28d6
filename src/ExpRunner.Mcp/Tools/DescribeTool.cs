using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp.Tools;

/// <summary><c>describe</c>: what a sweep file asks for, or what a folder of results was made of.</summary>
internal sealed class DescribeTool(Roots roots, Verbs verbs)
{
    private const string Description = "sweep.json";

    /// <summary>What of a sweep's description is about what was tried; the rest may name machines and variables of the environment.</summary>
    private static readonly string[] Told = ["experiment", "seed", "blocks"];

    public McpServerTool Create() => McpServerTool.Create(DescribeAsync, new() { Name = "describe", Title = "Describe a sweep file or results", ReadOnly = true, OpenWorld = false });

    [Description("Describes a sweep file (its sweeps, parameters, values and number of configs, and all that is wrong in it) or a folder of results (what was tried, and how far it is).")]
    private async Task<CallToolResult> DescribeAsync([Description("A sweep file, or an experiment's folder.")] string path, CancellationToken cancel = default)
    {
        if (Directory.Exists(roots.Resolve(path)))
        {
            return await ResultsAsync(roots.ResolveResults(path), cancel).ConfigureAwait(false);
        }
        var place = SweepPlace.Of(roots, path, output: null);
        return Answer.Of(await verbs.RunAsync(place.Folder, ["check", place.File], cancel).ConfigureAwait(false));
    }

    private async Task<CallToolResult> ResultsAsync(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, Description);
        if (!File.Exists(file))
        {
            throw new RefusedException($"{roots.Show(folder)}: there is no {Description} here, so this is no experiment's folder. The tool list shows them.");
        }
        try
        {
            var whole = JsonNode.Parse(await File.ReadAllTextAsync(file, cancel).ConfigureAwait(false)) as JsonObject ?? [];
            var told = new JsonObject(Told.Where(whole.ContainsKey).Select(name => KeyValuePair.Create(name, whole[name]?.DeepClone())));
            var status = Answer.Of(await verbs.RunAsync(roots.Folders[0], ["status", roots.Show(folder), "--json"], cancel).ConfigureAwait(false));
            status.Content.Insert(0, new TextContentBlock { Text = Bounded.Fit(told.ToJsonString(Bounded.Plain)) });
            return status;
        }
        catch (JsonException fault)
        {
            throw new RefusedException($"{roots.Show(file)}: it is damaged: {fault.Message}");
        }
    }
}
