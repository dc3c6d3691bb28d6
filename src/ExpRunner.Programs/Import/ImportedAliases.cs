using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>
/// The aliases of a params.yaml. One that lists cases is a group; one that lists names, which all get the alias's value, is a group with a case for
/// each value that is asked for.
/// </summary>
internal sealed class ImportedAliases(YamlMap? aliases, IReadOnlyList<YamlMap> uses)
{
    public bool Contains(string name) => aliases?.Find(name) is not null;

    /// <summary>The parameters that an alias sets.</summary>
    public IEnumerable<string> Targets(string name) => aliases?.Find(name)?.Node switch
    {
        YamlList names => names.Items.Select(item => item.Value.ToString()),
        YamlMap { Members: [{ Node: YamlMap first }, ..] } => first.Members.Select(member => member.Name),
        _ => [],
    };

    /// <summary>The name of the case for a value.</summary>
    public static string CaseName(Value value) => PythonValues.Text(value);

    /// <summary>The groups, with the names that <paramref name="shown"/> gives parameters.</summary>
    public (string Name, Value Cases)[] Groups(Func<string, string> shown)
        => [.. (aliases?.Members ?? []).Select(alias => (alias.Name, Value.Object([.. Cases(alias, shown)])))];

    private IEnumerable<(string, Value)> Cases(YamlMember alias, Func<string, string> shown)
    {
        if (alias.Node is YamlMap cases)
        {
            return cases.Members.Select(entry => (entry.Name, Value.Object([.. ((entry.Node as YamlMap)?.Members ?? []).Select(member => (shown(member.Name), PythonValues.Of(member.Node)))])));
        }
        var asked = uses.Select(use => use.Find(alias.Name)?.Node).OfType<YamlNode>().SelectMany(node => node is YamlList list ? list.Items : [node]).Select(PythonValues.Of);
        return asked.DistinctBy(CaseName).Select(value => (CaseName(value), Value.Object([.. Targets(alias.Name).Select(target => (shown(target), value))])));
    }

}
