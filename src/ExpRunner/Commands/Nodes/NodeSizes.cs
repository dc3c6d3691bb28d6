using System.Globalization;

namespace ExpRunner.Hosting.Commands;

/// <summary>Sizes as people read them, to three digits.</summary>
internal static class NodeSizes
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Such as <c>15.6 GiB</c>.</summary>
    public static string Text(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1000 && unit < Units.Length - 1; unit++)
        {
            size /= 1024;
        }
        return $"{size.ToString(size < 100 && unit > 0 ? "0.#" : "0", CultureInfo.InvariantCulture)} {Units[unit]}";
    }
}
