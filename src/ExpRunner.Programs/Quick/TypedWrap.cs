using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Quick;

/// <summary>A wrapper that is typed for a program whose file has none, or another one.</summary>
internal static class TypedWrap
{
    /// <summary>The program behind the wrapper; as it was where that cannot be, which is noted.</summary>
    /// <param name="program">The program.</param>
    /// <param name="text">The wrapper's command, with placeholders.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    /// <param name="variable">A variable's value; null: it is not set.</param>
    public static ProgramSpec Around(ProgramSpec program, string text, List<string> problems, Func<string, string?> variable)
    {
        var place = $"--wrap '{text}'";
        try
        {
            var wrapped = program with { Wrap = CommandTemplate.Parse(text) };
            string[] names = [.. program.Parameters.Select(parameter => parameter.Name)];
            problems.AddRange(wrapped.Wrap.Placeholders
                .Where(placeholder => placeholder.Parameter(names.Contains) is null && !placeholder.IsContext)
                .Select(placeholder => $"{place}: nothing gives {placeholder} a value.{NearNames.Hint(placeholder.Name, [.. names, .. ContextNames.All])}"));
            problems.AddRange(LocalCheck.Faults(wrapped, variable).Where(found => found.Stage == LocalCheck.Wrap).Select(found => $"{place}: {found.Fault}"));
            return wrapped;
        }
        catch (TemplateException fault)
        {
            problems.Add($"{place}: {fault.Message}");
            return program;
        }
    }
}
