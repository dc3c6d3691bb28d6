using System.Collections.Immutable;
using System.Text;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ExpRunner.Generators.Parsing;

/// <summary>What the whole compilation says: how its experiments are registered and whether it wants an entry point.</summary>
internal static class AssemblyParser
{
    /// <summary>The experiments in order of declaration, by file and place.</summary>
    public static EquatableArray<RegistrationSpec> InOrder(ImmutableArray<DeclarationSpec> declarations)
        => declarations
            .OrderBy(declaration => declaration.File, StringComparer.Ordinal)
            .ThenBy(declaration => declaration.Position)
            .Select(declaration => declaration.Registration)
            .ToEquatable();

    /// <summary>The classes whose files would have one name, because their names differ only in case.</summary>
    public static EquatableArray<string> Twins(EquatableArray<RegistrationSpec> experiments)
        => experiments
            .GroupBy(experiment => experiment.Clr, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1))
            .Select(experiment => experiment.Clr)
            .ToEquatable();

    /// <summary>The name of an experiment's file; twins are numbered.</summary>
    public static string FileName(ExperimentSpec spec, EquatableArray<string> twins)
    {
        var twin = twins.ToList().IndexOf(spec.Clr);
        return twin < 0 ? spec.FileName + ".g.cs" : FormattableString.Invariant($"{spec.FileName}.{twin + 2}.g.cs");
    }

    /// <summary>The name of the type that registers an assembly's experiments; no two assemblies share one.</summary>
    public static string RegistrationName(string? assembly)
    {
        var name = new StringBuilder("Experiments_");
        foreach (var letter in assembly ?? "")
        {
            name.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        }
        return name.ToString();
    }

    /// <summary>Whether this is a program that has experiments to run and no start of its own.</summary>
    public static bool NeedsEntryPoint(ProgramSpec? program, AssemblySpec assembly)
        => program is { HasEntryPoint: false } && (assembly.Experiments.Count > 0 || program.Libraries.Count > 0);

    /// <summary>Whether the project has not asked for no entry point and is no test project, which has its own.</summary>
    public static bool AllowsEntryPoint(AnalyzerConfigOptionsProvider options)
        => !Is(options, "ExpRunnerEntryPoint", "false") && !Is(options, "IsTestProject", "true");

    /// <summary>What an executable that references the host says about its start; null for everything else.</summary>
    public static ProgramSpec? Program(Compilation compilation, CancellationToken cancel)
    {
        var isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        if (!isProgram || !HasHost(compilation))
        {
            return null;
        }
        var libraries = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(HasRuntime)
            .SelectMany(assembly => assembly.GetAttributes())
            .Where(attribute => attribute.AttributeClass.Is(RuntimeNames.HasExperimentsAttribute))
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol)
            .Where(type => type is { DeclaredAccessibility: Accessibility.Public })
            .Select(type => type!.ToClr());
        return new(compilation.GetEntryPoint(cancel) is not null, libraries.OrderBy(library => library, StringComparer.Ordinal).ToEquatable());
    }

    /// <summary>Names are cheap to compare; the attributes of every assembly of .NET are not cheap to read.</summary>
    private static bool HasRuntime(IAssemblySymbol assembly)
        => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == RuntimeNames.CoreAssembly));

    private static bool HasHost(Compilation compilation)
        => compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.Name == RuntimeNames.HostAssembly && assembly.GetTypeByMetadataName(RuntimeNames.Host) is not null);

    private static bool Is(AnalyzerConfigOptionsProvider options, string property, string value)
        => options.GlobalOptions.TryGetValue("build_property." + property, out var given) && string.Equals(given, value, StringComparison.OrdinalIgnoreCase);
}
