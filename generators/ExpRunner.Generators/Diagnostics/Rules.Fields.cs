using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Rules about config fields.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor NotSerialisable = Error(20, "Config field cannot be written to JSON",
        "'{0}' holds '{1}', which cannot be kept in a config: {2}; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field");

    public static readonly DiagnosticDescriptor Recursive = Error(21, "Config type contains itself",
        "'{0}' makes the config type '{1}' contain itself, so a config would have no end; mark the member [JsonIgnore] or break the circle");

    public static readonly DiagnosticDescriptor Unreachable = Error(22, "Config type is out of reach",
        "'{0}' needs '{1}', which '{2}' cannot see; make the type internal or public");

    public static readonly DiagnosticDescriptor ReservedName = Error(23, "Name is reserved",
        "'{0}' is a name that {1} use for something else; rename the member");

    public static readonly DiagnosticDescriptor NoConfigField = Error(24, "Varied member is no config field",
        "'{0}' cannot be varied because it {1}; only public properties with set or init and public fields that are not readonly are config fields");

    public static readonly DiagnosticDescriptor SeveralVariations = Error(25, "Several variations on one field",
        "'{0}' has several variation attributes; keep one");

    public static readonly DiagnosticDescriptor BadAlternative = Error(26, "Type is no alternative",
        "'{0}' cannot be an alternative for '{1}' of type '{2}' because it {3}");

    public static readonly DiagnosticDescriptor Unused = New(27, "Config field is not used",
        "No phase reads '{0}', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor ConfigChanges = Error(28, "Config changes while a trial runs",
        "'{0}' changes the config field '{1}' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead");

    private static IEnumerable<DiagnosticDescriptor> FieldRules
        => [NotSerialisable, Recursive, Unreachable, ReservedName, NoConfigField, SeveralVariations, BadAlternative, Unused, ConfigChanges];
}
