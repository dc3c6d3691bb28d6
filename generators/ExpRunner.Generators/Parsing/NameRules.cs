namespace ExpRunner.Generators.Parsing;

/// <summary>What names may not be.</summary>
internal static class NameRules
{
    private static readonly HashSet<string> Results
        = ["experiment", "experiment_id", "run_id", "run_ids", "out_path", "repetitions", "status", "error", "scores", "exprun"];

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    private const string NoFolder = "/\\:*?\"<>|";

    private const int MostLetters = 100;

    /// <summary>The member that names an alternative in JSON.</summary>
    public const string Discriminator = "type";

    /// <summary>The score that every experiment has.</summary>
    public const string FitTime = "fit_time";

    /// <summary>Whether a line of results.jsonl uses the name for something else.</summary>
    public static bool IsReserved(string field) => Results.Contains(field);

    /// <summary>Why a name cannot be a folder's on every system; null if it can.</summary>
    public static string? WhyNoFolder(string name)
    {
        if (name.Trim().Length == 0)
        {
            return "is empty";
        }
        if (name.FirstOrDefault(letter => letter < ' ' || NoFolder.Contains(letter)) is var bad and not '\0')
        {
            return bad < ' ' ? "contains a control character" : $"contains '{bad}'";
        }
        if (name.Contains('\0'))
        {
            return "contains a control character";
        }
        if (name.Length > MostLetters)
        {
            return $"is longer than {MostLetters} characters";
        }
        if (name != name.Trim() || name.EndsWith(".", StringComparison.Ordinal))
        {
            return "begins or ends with a space, or ends with a dot";
        }
        return Devices.Contains(name.Split('.')[0]) ? "is a device on Windows" : null;
    }

    /// <summary>Why a stage cannot have a name, which is part of the names of its logs; null if it can.</summary>
    public static string? WhyNoStage(string name)
        => name.Length is 0 or > MostLetters ? $"has not 1 to {MostLetters} characters"
            : char.IsLetterOrDigit(name[0]) || name[0] == '_' ? name.FirstOrDefault(letter => !char.IsLetterOrDigit(letter) && letter is not ('_' or '-' or '.')) is var bad and not '\0' ? $"contains '{bad}'" : null
            : $"begins with '{name[0]}'";

    /// <summary>The nearest name that can be a folder's on every system; null where nothing of it is left.</summary>
    public static string? ToFolder(string name)
    {
        var letters = name.Select(letter => letter < ' ' || NoFolder.Contains(letter) ? '-' : letter).Take(MostLetters);
        var folder = string.Concat(letters).TrimStart().TrimEnd(' ', '.');
        var device = folder.Split('.')[0];
        return folder.Trim('-').Length == 0 ? null : Devices.Contains(device) ? folder.Insert(device.Length, "_") : folder;
    }
}
