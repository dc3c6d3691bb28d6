using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>In which order a sweep's space lists the choices of its fields, as sweep.json beside the results tells.</summary>
internal sealed class SpaceOrder
{
    private readonly Dictionary<string, List<Value>> _orders = [];

    /// <param name="files">The results of sweeps.</param>
    public SpaceOrder(IEnumerable<string> files)
    {
        foreach (var file in files.Distinct())
        {
            Read(Path.Combine(Path.GetDirectoryName(file) ?? "", "sweep.json"));
        }
    }

    /// <summary>The choices of a field, in order; empty where they are not known.</summary>
    public IReadOnlyList<Value> Of(string field) => _orders.TryGetValue(field, out var order) ? order : [];

    /// <summary>What cannot be read only leaves the order of the trials.</summary>
    private void Read(string file)
    {
        try
        {
            if (File.Exists(file) && Value.ParseJson(File.ReadAllText(file)).TryGet("blocks", out var blocks))
            {
                foreach (var block in blocks.Items)
                {
                    Add("", block.TryGet("space", out var space) ? space : Value.Null);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or System.Text.Json.JsonException)
        {
            _orders.Clear();
        }
    }

    private void Add(string path, Value space)
    {
        if (space.TryGet("choices", out var choices))
        {
            if (!_orders.TryGetValue(path, out var order))
            {
                _orders[path] = order = [];
            }
            order.AddRange(choices.Items);
        }
        if (space.TryGet("product", out var product))
        {
            for (var i = 0; i < product.Names.Length; i++)
            {
                Add(path.Length == 0 ? product.Names[i] : $"{path}.{product.Names[i]}", product.Items[i]);
            }
        }
    }
}
