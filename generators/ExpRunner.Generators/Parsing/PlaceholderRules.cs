using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>What the placeholders of commands may stand for: the fields of a config, those of configs in it, and what is known of the trial.</summary>
internal sealed class PlaceholderRules(ObjectSpec config, ParseContext context)
{
    /// <summary>Finds placeholders without a value.</summary>
    public void Check(CommandText command, CommandSite site)
    {
        Check(command.Placeholders, site.At);
        Check(site.InFolder, site.FolderAt);
        foreach (var unclear in command.Unclear.Where(unclear => Names(config).Contains(unclear.Name)))
        {
            context.Report(Rules.BadCommand, site.At(unclear.Column, unclear.ToString().Length), context.Experiment.Name,
                $"{unclear} is no argument by itself, so it would be text. Write {{{unclear.Name}}} for the value, or [{unclear}] for the text");
        }
    }

    private void Check(IEnumerable<Placeholder> placeholders, Func<int, int, Location?> at)
    {
        foreach (var placeholder in placeholders)
        {
            if (!placeholder.IsContext && WhyNoValue(placeholder) is var (owner, fault, known))
            {
                var hint = NearNames.Nearest(LastStep(placeholder.Name), known) is { } near ? $"write '{near}'" : "add the field";
                context.Report(Rules.UnknownPlaceholder, at(placeholder.Column, placeholder.ToString().Length), placeholder, owner, fault, hint);
            }
        }
    }

    /// <summary>The names that a placeholder can have instead.</summary>
    public static IEnumerable<string> Names(ObjectSpec type) => type.Fields.Where(field => field.Setting != FieldSetting.None).Select(field => field.Member.Name);

    private (string Owner, string Fault, IEnumerable<string> Known)? WhyNoValue(Placeholder placeholder)
    {
        if (placeholder.Parameter(Names(config).Contains) is not { } parameter)
        {
            return placeholder.Name.StartsWith(ContextNames.Prefix, StringComparison.Ordinal)
                ? ("exprun", "has no such value", ContextNames.All)
                : (context.Experiment.Name, "has no such config field", Names(config).Concat(ContextNames.All));
        }
        return Inside(config.Fields.First(field => field.Member.Name == parameter).Type, placeholder.Name.Substring(parameter.Length));
    }

    /// <summary>Follows a path as far as types are known; what alternatives and lists hold is known at run time only.</summary>
    private (string Owner, string Fault, IEnumerable<string> Known)? Inside(TypeSpec type, string path)
    {
        if (path.Length < 2 || path[0] != '.' || type.Shape != TypeShape.Object)
        {
            return null;
        }
        var owner = context.Definitions.OfType<ObjectSpec>().First(definition => definition.Identifier == type.Key);
        var end = path.IndexOfAny(['.', '['], 1);
        var step = end < 0 ? path.Substring(1) : path.Substring(1, end - 1);
        return owner.Fields.FirstOrDefault(field => field.Setting != FieldSetting.None && field.Member.Name == step) is { } field
            ? Inside(field.Type, path.Substring(step.Length + 1))
            : (owner.Name, $"has no config field '{step}'", Names(owner));
    }

    private static string LastStep(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
