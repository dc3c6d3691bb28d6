using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>What ids stand for in several folders of one experiment: in all of them for the same.</summary>
internal sealed class PartConfigs(Experiment experiment, ICollection<string> problems)
{
    private const int NamedOneByOne = 3;
    private readonly ConfigReading _reading = new(experiment);
    private readonly Dictionary<UInt128, (UInt128 Config, PartFolder Part)> _configs = [];
    private readonly Dictionary<UInt128, UInt128> _ids = [];
    private int _found;

    public void Add(PartFolder part)
    {
        _found = 0;
        part.ForEachTrial((id, config) => Add(part, id, config));
        if (_found > NamedOneByOne)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{part.Path}: {_found - NamedOneByOne} more ids mean other configs than elsewhere."));
        }
    }

    private void Add(PartFolder part, UInt128 id, Value recorded)
    {
        var config = _reading.TryRead(recorded, out var read) ? read : recorded;
        var hash = Identity.KeyOf("", config.ToCanonicalJson(), 0, 0);
        if (_configs.TryGetValue(id, out var known) && known.Part != part && known.Config != hash)
        {
            Refuse(string.Create(CultureInfo.InvariantCulture, $"{part.Path}: id {id} is {recorded.ToJson()}, but another config in {known.Part.Path}."));
            return;
        }
        if (_ids.TryGetValue(hash, out var other) && other != id && _configs[other].Part != part)
        {
            Refuse(string.Create(CultureInfo.InvariantCulture, $"{part.Path}: {recorded.ToJson()} has the id {id}, but {other} in {_configs[other].Part.Path}."));
            return;
        }
        _configs[id] = (hash, part);
        _ids[hash] = id;
    }

    private void Refuse(string problem)
    {
        if (++_found <= NamedOneByOne)
        {
            problems.Add(problem + (experiment.IsKnown
                ? " They were asked for in another order; report shows them side by side."
                : " If the class has changed between them, collect them with the verb of the experiment's own project, which reads both as the class is today."));
        }
    }
}
