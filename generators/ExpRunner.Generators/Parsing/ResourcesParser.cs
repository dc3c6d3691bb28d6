using System.Globalization;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Sweeps;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads what an experiment needs, and checks that something can have it.</summary>
internal static class ResourcesParser
{
    public static ResourcesSpec? Parse(ParseContext context)
    {
        if (context.Experiment.Attribute(RuntimeNames.ResourcesAttribute) is not { } attribute)
        {
            return null;
        }
        var spec = new ResourcesSpec(
            attribute.Named("Cpus")?.Value as double?,
            attribute.Named("Gpus")?.Value as int?,
            attribute.Named("Memory")?.Value as string,
            Tags(attribute).ToEquatable());
        Check(ResourceRules.IsCpus(spec.Cpus ?? 1), "Cpus", (spec.Cpus ?? 1).ToString(CultureInfo.InvariantCulture), ResourceRules.WantedCpus);
        Check(ResourceRules.IsGpus(spec.Gpus ?? 0), "Gpus", (spec.Gpus ?? 0).ToString(CultureInfo.InvariantCulture), ResourceRules.WantedGpus);
        Check(spec.Memory is null || SizeText.TryParse(spec.Memory, out _), "Memory", $"'{spec.Memory}'", ResourceRules.WantedMemory);
        foreach (var tag in spec.Tags.Where(tag => !ResourceRules.IsTag(tag)))
        {
            Check(false, "Tags", $"'{tag}'", ResourceRules.WantedTag);
        }
        return spec;

        void Check(bool holds, string name, string value, string wanted)
        {
            if (!holds)
            {
                context.Report(Rules.BadResources, attribute.Place(name), name, value, wanted);
            }
        }
    }

    private static IEnumerable<string> Tags(AttributeData attribute)
        => attribute.Named("Tags") is { Kind: TypedConstantKind.Array, IsNull: false } tags ? tags.Values.Select(tag => tag.Value as string ?? "") : [];
}
