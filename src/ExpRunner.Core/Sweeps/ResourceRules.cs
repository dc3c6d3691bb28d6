namespace ExpRunner.Sweeps;

/// <summary>What resources can be, for attributes, sweep files, code and command lines alike; the generator is built with this file too.</summary>
internal static class ResourceRules
{
    public const string WantedCpus = "a number from 0.001 to 100000 (0.5 is half a processor)";
    public const string WantedGpus = "a whole number from 0 to 1000";
    public const string WantedMemory = "a size above zero (500m, 4g)";
    public const string WantedTag = "a word without blanks and commas";

    public static bool IsCpus(double cpus) => cpus is >= 0.001 and <= 100_000;

    public static bool IsGpus(int gpus) => gpus is >= 0 and <= 1000;

    public static bool IsTag(string? tag)
    {
        foreach (var letter in tag ?? "")
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == ',')
            {
                return false;
            }
        }
        return !string.IsNullOrEmpty(tag);
    }
}
