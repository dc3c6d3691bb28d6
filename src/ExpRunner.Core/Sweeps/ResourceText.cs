using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Resources as people type them: <c>cpus=2,gpus=1,memory=4g</c>.</summary>
internal static class ResourceText
{
    private const string Cpus = "cpus";
    private const string Gpus = "gpus";
    private const string Memory = "memory";
    private const string Tags = "tags";

    /// <summary>Reads what an attempt needs; what is not named is as if nothing were said.</summary>
    /// <exception cref="FormatException">A part cannot be read; the message says which.</exception>
    public static Needs ParseNeeds(string text)
    {
        var needs = Needs.Least;
        foreach (var (name, value) in Parts(text, "cpus=2,gpus=1,memory=4g", Cpus, Gpus, Memory, Tags))
        {
            needs = name switch
            {
                Cpus => needs with { Cpus = CpusOf(value) },
                Gpus => needs with { Gpus = GpusOf(value) },
                Memory => needs with { Memory = SizeText.Parse(value) },
                _ => needs with { Tags = TagsOf(value) },
            };
        }
        return needs;
    }

    /// <summary>The parts in order, each with one of some names, none twice.</summary>
    /// <exception cref="FormatException">It has no such parts.</exception>
    public static IEnumerable<(string Name, string Value)> Parts(string text, string example, params string[] names)
    {
        var seen = new HashSet<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value])
            {
                throw NoPart(part, example);
            }
            if (!names.Contains(name))
            {
                throw new FormatException($"'{name}' is none of {string.Join(", ", names)}.{NearNames.Hint(name, names)}");
            }
            if (!seen.Add(name))
            {
                throw new FormatException($"{name} is given twice. Give it once.");
            }
            yield return (name, value);
        }
    }

    /// <summary>Processors.</summary>
    /// <exception cref="FormatException">It is no such number.</exception>
    public static double CpusOf(string value)
        => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) && ResourceRules.IsCpus(cpus)
            ? cpus : throw new FormatException($"cpus={value}: write {ResourceRules.WantedCpus}.");

    private static int GpusOf(string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var gpus) && ResourceRules.IsGpus(gpus)
            ? gpus : throw new FormatException($"gpus={value}: write {ResourceRules.WantedGpus}; which ones is for --slots.");

    private static string[] TagsOf(string value)
        => value.Split(':') is var tags && tags.All(ResourceRules.IsTag) ? tags : throw new FormatException($"tags={value}: write words with colons, such as big:x86.");

    private static FormatException NoPart(string part, string example) => new(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? $"'{part}' may be processors or devices. Write cpus={part}; --workers {part} is how many trials run at once."
        : $"'{part}' says nothing of resources. Write {example}.");
}
