using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Finds what is written but has no effect on what is run.</summary>
internal sealed class UnusedCheck(ParameterTable table, IReadOnlyList<TemplateUse> uses, IEnumerable<string> inScores)
{
    public IEnumerable<string> Warnings()
    {
        var used = uses.SelectMany(use => use.Placeholders).Select(placeholder => placeholder.Parameter(table.Contains)).OfType<string>().Concat(inScores).ToHashSet();
        var unused = table.Names.Where(name => !used.Contains(name) && !table.IsTag(name)).ToArray();
        if (unused.Length > 0)
        {
            var names = string.Join(", ", unused.Select(name => $"'{name}'{Hint(name, used)}"));
            var (them, label) = unused.Length == 1 ? ("it", "it only labels") : ("them", "they only label");
            yield return $"{table.PlaceOf(unused[0])}: no command uses {names}. Add {them} to tags: if {label} trials, or remove {them}.";
        }
        foreach (var use in uses)
        {
            foreach (var unclear in use.Unclear.Where(unclear => unclear.Parameter(table.Contains) is not null))
            {
                yield return $"{use.PlaceOf(unclear)}: {unclear} in {use.In} is part of a longer argument and stays as it is. Put blanks around it for the option, or use {{{unclear.Name}}} for the value.";
            }
        }
    }

    private static string Hint(string name, IEnumerable<string> used)
    {
        var hint = NearNames.Hint(name, used.Concat(FileKeys.Sweep));
        return hint.Length == 0 ? "" : $" ({hint.Trim().TrimEnd('?').Replace("Did you mean", "near")})";
    }
}
