using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ExpRunner.Reporting.Html;

/// <summary>The parts of the page that are the same in every page, and their hashes.</summary>
internal static class PageText
{
    private static readonly string[] Scripts =
        ["base.js", "columns.js", "filter.js", "estimates.js", "draw.js", "cards.js", "curves.js", "csv.js", "table.js", "sections.js", "view.js", "live.js", "page.js"];

    /// <summary>Apache ECharts.</summary>
    public static string Library { get; } = Read("echarts.min.js");

    /// <summary>The page's own script: colours, what draws plots, and the files of Page in their order, which share one scope.</summary>
    public static string Script { get; } = $"'use strict';\n{Plots.EChartsWriter.Script}const exprunReport = (() => {{\n{string.Concat(Scripts.Select(Read))}return report;\n}})();\nexprunReport.open();\n";

    /// <summary>The style.</summary>
    public static string Style { get; } = Read("page.css");

    /// <summary>Licence and notice of what the page carries.</summary>
    public static string Licences { get; } = string.Join("\n\n", Read("NOTICE").Trim(), Read("LICENSE").Trim(), Read("LICENSE-d3").Trim());

    /// <summary>Where scripts and styles may come from: only what stands in the page, by its hash; nothing is loaded from anywhere.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src {Hash(Library)} {Hash(Script)}; style-src {Hash(Style)}; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Page/{name}")!;
        using var reader = new StreamReader(stream);
        // A browser reads line ends as \n before it hashes.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
