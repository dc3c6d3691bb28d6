using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>The fields in which the trials of a sweep differ: those people want to see in a line.</summary>
internal static class VariedFields
{
    /// <summary>The root names of the fields that the attributes or <c>--set</c> vary; all fields where nothing varies.</summary>
    public static IReadOnlyCollection<string> Of(Experiment? found, SweepOptions options)
    {
        if (found is null)
        {
            return [];
        }
        var varied = found.Spaces.Select(named => named.Space).Prepend(found.Space).SelectMany(space => space.Fields).Where(field => field.IsVaried).Select(field => Root(field.Path)).ToHashSet();
        varied.UnionWith(options.Set.Where(text => text.Contains('=')).Select(text => Root(text[..text.IndexOf('=')].Trim())));
        return varied.Count > 0 ? varied : [.. found.Config.Fields.Select(field => field.Name)];
    }

    private static string Root(string path) => path.Split('.')[0];
}
