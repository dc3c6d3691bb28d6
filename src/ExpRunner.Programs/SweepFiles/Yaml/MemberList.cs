namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Gathers the members of an object: names are unique, and what <c>&lt;&lt;</c> merges gives way to what is written out.</summary>
internal sealed class MemberList(ProblemList problems)
{
    private readonly List<YamlMember> _members = [];
    private readonly Dictionary<string, YamlMember> _written = [];
    private readonly Dictionary<string, YamlMember> _merged = [];

    public void Add(YamlMember member)
    {
        if (!_written.TryAdd(member.Name, member))
        {
            problems.Add(member.Place, $"the key '{member.Name}' is there twice, first in line {_written[member.Name].Place.Line}. Keep one.");
            return;
        }
        if (_merged.Remove(member.Name, out var merged))
        {
            _members.Remove(merged);
        }
        _members.Add(member);
    }

    /// <summary>Adds what an object, or each of a list of objects, has and this one does not; of several the first counts.</summary>
    public void Merge(FilePlace place, YamlNode node)
    {
        var sources = node is YamlList list ? list.Items : [node];
        foreach (var source in sources)
        {
            if (source is not YamlMap map)
            {
                problems.Add(place, $"'<<' merges objects, not {source.Kind}. Name an alias of an object, or quote the key.");
                continue;
            }
            foreach (var member in map.Members.Where(member => !_written.ContainsKey(member.Name) && _merged.TryAdd(member.Name, member)))
            {
                _members.Add(member);
            }
        }
    }

    public IReadOnlyList<YamlMember> ToList() => _members;
}
