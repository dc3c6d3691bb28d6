using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Execution;

/// <summary>Reads what a machine gives as people type it: <c>cpus=8,gpus=0:1:2:3,memory=32g</c>; <c>0-3</c> is <c>0:1:2:3</c>.</summary>
internal static class CapacityText
{
    private const int LongestRange = 1000;
    private static readonly string[] Names = ["cpus", "gpus", "memory"];

    /// <summary>Reads it; what is not named is not there or not counted.</summary>
    /// <exception cref="FormatException">A part cannot be read; the message says which.</exception>
    public static Capacity Parse(string text)
    {
        var (capacity, seen) = (new Capacity(), new HashSet<string>());
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : throw NoPart(part);
            capacity = name switch
            {
                "cpus" => capacity with { Cpus = Cpus(value) },
                "gpus" => capacity with { Gpus = Gpus(value) },
                "memory" => capacity with { Memory = SizeText.Parse(value) },
                _ => throw new FormatException($"'{name}' is none of cpus, gpus and memory.{NearNames.Hint(name, Names)}"),
            };
            if (!seen.Add(name))
            {
                throw new FormatException($"{name} is given twice. Give it once.");
            }
        }
        return capacity;
    }

    private static FormatException NoPart(string part) => new(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? $"'{part}' may be processors or devices. Write cpus={part}; --workers {part} is how many trials run at once."
        : $"'{part}' says nothing of cpus, gpus or memory. Write cpus=8,gpus=0:1,memory=32g.");

    private static double Cpus(string value)
        => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) && ResourceRules.IsCpus(cpus)
            ? cpus : throw new FormatException($"cpus={value}: write {ResourceRules.WantedCpus}.");

    private static string[] Gpus(string value)
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
