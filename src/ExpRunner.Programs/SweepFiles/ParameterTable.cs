using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>The parameters of a file as they become known: from defaults, groups, tags and sweeps, in this order.</summary>
internal sealed class ParameterTable(IReadOnlyList<GroupDraft> groups)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, (FilePlace Place, Value? Default)> _known = [];
    private readonly HashSet<string> _tags = [];

    public IReadOnlyList<GroupDraft> Groups => groups;

    /// <summary>Every parameter, in order.</summary>
    public IReadOnlyList<string> Names => _order;

    public bool Contains(string name) => _known.ContainsKey(name);

    public bool IsTag(string name) => _tags.Contains(name);

    public Value? DefaultOf(string name) => _known.TryGetValue(name, out var known) ? known.Default : null;

    public FilePlace PlaceOf(string name) => _known[name].Place;

    public GroupDraft? Group(string name) => groups.FirstOrDefault(group => group.Spec.Name == name);

    /// <summary>The groups that set a parameter.</summary>
    public IEnumerable<GroupDraft> GroupsOf(string parameter) => groups.Where(group => group.Spec.Parameters.Contains(parameter));

    /// <summary>Makes a parameter known; the first place and a default that is known stay.</summary>
    public void Declare(string name, FilePlace place, Value? standing = null)
    {
        if (_known.TryAdd(name, (place, standing)))
        {
            _order.Add(name);
        }
        else if (standing is not null)
        {
            _known[name] = _known[name] with { Default = standing };
        }
    }

    public void Tag(string name, FilePlace place)
    {
        Declare(name, place);
        _tags.Add(name);
    }
}
