using System.Globalization;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Reads what a machine gives as people type it: <c>cpus=8,gpus=0:1:2:3,memory=32g</c>; <c>0-3</c> is <c>0:1:2:3</c>.</summary>
internal static class CapacityText
{
    private const int LongestRange = 1000;
    private const string Cpus = "cpus";
    private const string Gpus = "gpus";
    private const string Memory = "memory";

    /// <summary>Reads it; what is not named is not there or not counted.</summary>
    /// <exception cref="FormatException">A part cannot be read; the message says which.</exception>
    public static Capacity Parse(string text)
    {
        var capacity = new Capacity();
        foreach (var (name, value) in ResourceText.Parts(text, "cpus=8,gpus=0:1,memory=32g", Cpus, Gpus, Memory))
        {
            capacity = name switch
            {
                Cpus => capacity with { Cpus = ResourceText.CpusOf(value) },
                Gpus => capacity with { Gpus = GpusOf(value) },
                _ => capacity with { Memory = SizeText.Parse(value) },
            };
        }
        return capacity;
    }

    private static string[] GpusOf(string value)
    {
        var ids = value.Split(':', StringSplitOptions.TrimEntries).SelectMany(Range).ToArray();
        var twice = ids.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? ids : throw new FormatException($"gpus={value}: {twice} is there twice. Give each device once.");

        IEnumerable<string> Range(string id)
        {
            if (!ResourceRules.IsTag(id))
            {
                throw new FormatException($"gpus={value}: write ids of devices with colons, such as 0:1, or the first and the last, such as 0-3.");
            }
            return id.Split('-') is [var from, var to] && Number(from) is { } first && Number(to) is { } last && last >= first && last - first < LongestRange
                ? Enumerable.Range(first, last - first + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))
                : [id];
        }
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
