using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads the class itself: whether it can be an experiment, its name, its repetitions.</summary>
internal static class ClassParser
{
    /// <summary>Whether a part can be added to the class and an instance made of it.</summary>
    public static bool IsUsable(INamedTypeSymbol type, ParseContext context)
    {
        var findings = context.Findings.Count;
        foreach (var level in Containers(type).Prepend(type).Where(level => !IsPartial(level)))
        {
            context.Report(Rules.NotPartial, level.Place(), level.Name, Keyword(level));
        }
        if (Obstacle(type) is var (what, wayOut))
        {
            context.Report(Rules.NoExperiment, type.Place(), type.Name, what, wayOut);
        }
        foreach (var member in type.GetMembers(RuntimeNames.GeneratedModel).Where(member => !IsGenerated(member)))
        {
            context.Report(Rules.GeneratedName, member.Place(), member.Name);
        }
        return context.Findings.Count == findings;
    }

    public static (string Name, int Repetitions) Settings(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.Attribute(RuntimeNames.ExperimentAttribute)!;
        var name = NameOf(type);
        if (NameRules.WhyNoFolder(name) is { } fault)
        {
            context.Report(Rules.BadName, attribute.Place("Name") ?? type.Place(), name, fault);
        }
        var repetitions = attribute.Named("Repetitions")?.Value as int? ?? 1;
        if (repetitions < 1)
        {
            context.Report(Rules.Repetitions, attribute.Place("Repetitions"), repetitions);
        }
        return (name, repetitions);
    }

    public static string NameOf(INamedTypeSymbol type)
        => type.Attribute(RuntimeNames.ExperimentAttribute)?.Named("Name")?.Value as string ?? type.Name;

    /// <summary>The types around a type, from the inside.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    public static string Declaration(INamedTypeSymbol type) => $"partial {Keyword(type)} {type.Name.Escape()}";

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    /// <summary>Whether a member of this project is in a file of the generator, which the analyzer sees too.</summary>
    private static bool IsGenerated(ISymbol member)
        => member.DeclaringSyntaxReferences.All(part => part.SyntaxTree.FilePath.Contains(typeof(ExperimentGenerator).FullName));

    /// <summary>Whether the generator made a method, here or in another project.</summary>
    public static bool IsOurs(ISymbol member)
        => member.Attribute("System.CodeDom.Compiler.GeneratedCodeAttribute")?.ConstructorArguments.FirstOrDefault().Value is RuntimeNames.Generator;

    private static (string What, string WayOut)? Obstacle(INamedTypeSymbol type)
    {
        if (type.IsStatic)
        {
            return ("static", "remove 'static', because an instance of the class is a config");
        }
        if (type.IsAbstract)
        {
            return ("abstract", "put [Experiment] on the classes that derive from it");
        }
        if (Containers(type).Prepend(type).Any(level => level.IsGenericType))
        {
            return ("generic", "derive a class for each type argument and put [Experiment] there");
        }
        if (type.IsFileLocal)
        {
            return ("local to its file", "remove 'file'");
        }
        var isHidden = Containers(type).Prepend(type).Any(level
            => level.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal);
        return isHidden ? ("out of reach for the rest of the assembly", "make it and the classes around it internal or public") : null;
    }

    private static bool IsPartial(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.All(part => part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
