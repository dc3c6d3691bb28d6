using ExpRunner.Values;

namespace ExpRunner.Reporting.Live;

/// <summary>Writes configs as short as they can be told apart: the fields that differ among those seen so far.</summary>
internal sealed class ConfigNames
{
    private const int LongestValue = 40;
    private readonly Dictionary<string, Value> _seen = [];
    private readonly List<string> _varied = [];

    /// <summary>Takes notice of a config.</summary>
    public void See(Value config)
    {
        for (var i = 0; i < config.Names.Length; i++)
        {
            var (name, value) = (config.Names[i], config.Items[i]);
            if (!_seen.TryAdd(name, value) && !_varied.Contains(name) && _seen[name] != value)
            {
                _varied.Add(name);
            }
        }
    }

    /// <summary><c>K=3 Metric=Euclidean</c>; of a single config all fields.</summary>
    public string Of(Value config)
    {
        var parts = new List<string>();
        for (var i = 0; i < config.Names.Length; i++)
        {
            if (_varied.Count == 0 || _varied.Contains(config.Names[i]))
            {
                var text = config.Items[i].ToString();
                parts.Add($"{config.Names[i]}={(text.Length > LongestValue ? text[..LongestValue] + "…" : text)}");
            }
        }
        return string.Join(' ', parts);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _seen.Clear();
        _varied.Clear();
    }
}
