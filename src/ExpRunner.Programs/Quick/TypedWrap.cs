using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Quick;

/// <summary>A wrapper that is typed for a file that has none, or another one.</summary>
internal static class TypedWrap
{
    /// <summary>The file with its commands behind the wrapper; as it was where that cannot be, which is noted.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The wrapper's command, with placeholders.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    public static SweepFile Around(SweepFile file, string text, List<string> problems)
    {
        var place = $"--wrap '{text}'";
        try
        {
            var wrap = CommandTemplate.Parse(text);
            problems.AddRange(MissingValues.Of(wrap.Placeholders, [.. file.Program.Parameters.Select(parameter => parameter.Name)]).Select(missing => $"{place}: {missing.Fault}"));
            return file with { Program = file.Program with { Wrap = wrap }, TypedWrap = place };
        }
        catch (TemplateException fault)
        {
            problems.Add($"{place}: {fault.Message}");
            return file;
        }
    }
}
