using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>
/// Looks through the code of one experiment and names the config fields it never reads. It goes by the words, because it runs at every key,
/// and asks the compiler only what a word means that could mean something else.
/// </summary>
internal sealed class UnusedFields(INamedTypeSymbol experiment)
{
    private readonly Dictionary<string, ISymbol> _unread = [];
    private bool _escapes;

    /// <summary>The unread fields that one part of the class declares.</summary>
    public IEnumerable<Finding> In(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancel)
    {
        foreach (var member in ConfigMembers.Declared(experiment).Where(member => IsIn(part, member) && IsWatched(member)))
        {
            _unread[member.Name] = member;
        }
        SeePlaceholders();
        foreach (var declaration in experiment.DeclaringSyntaxReferences.Where(_ => _unread.Count > 0))
        {
            var declared = (TypeDeclarationSyntax)declaration.GetSyntax(cancel);
            if (declaration.SyntaxTree == part.SyntaxTree)
            {
                SeeBodies(declared, model, cancel);
            }
            else
            {
                SeeNames(declared);
            }
        }
        return _escapes ? [] : ConfigMembers.Declared(experiment)
            .Where(member => _unread.TryGetValue(member.Name, out var unread) && SymbolEqualityComparer.Default.Equals(member, unread))
            .Select(member => new Finding(Rules.Unused, member.Place(), member.Name));
    }

    /// <summary>What a command has a place for, it reads.</summary>
    private void SeePlaceholders()
    {
        foreach (var name in experiment.Attributes(RuntimeNames.ProgramAttribute).SelectMany(attribute => new CommandSite(attribute).Names()))
        {
            _unread.Remove(name);
        }
    }

    /// <summary>What nested types do with a config is their own affair.</summary>
    private void SeeBodies(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancel)
    {
        var words = new FieldWords(part, model);
        foreach (var body in part.DescendantNodes(node => !IsBody(node) && (node == part || node is not BaseTypeDeclarationSyntax)).Where(IsBody))
        {
            var isAboutConfigs = IsAboutConfigs(body, model, cancel);
            foreach (var node in body.DescendantNodesAndSelf())
            {
                _escapes |= ConfigEscapes.In(node, experiment, words);
                if (!isAboutConfigs && node is IdentifierNameSyntax name && _unread.TryGetValue(name.Identifier.ValueText, out var field) && words.Reads(name, field, cancel))
                {
                    _unread.Remove(field.Name);
                }
            }
        }
    }

    /// <summary>Of a part in another file only the words are looked at: what it names, it may read. The generated part names all.</summary>
    private void SeeNames(TypeDeclarationSyntax part)
    {
        if (part.Members.OfType<ClassDeclarationSyntax>().Any(nested => nested.Identifier.ValueText == RuntimeNames.GeneratedModel))
        {
            return;
        }
        foreach (var node in part.DescendantNodes())
        {
            _escapes |= node is ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax } or BaseExpressionSyntax;
            if (node is SimpleNameSyntax name)
            {
                _unread.Remove(name.Identifier.ValueText);
            }
        }
    }

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;

    private static bool IsIn(TypeDeclarationSyntax part, ISymbol member)
        => member.Place() is { } place && place.SourceTree == part.SyntaxTree && part.Span.Contains(place.SourceSpan);

    private bool IsWatched(ISymbol member)
        => ConfigMembers.WhyNoField(member) is null
            && member.Attribute(RuntimeNames.TagAttribute) is null
            && !experiment.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .Any(parameter => parameter.Name == member.Name && parameter.Attribute(RuntimeNames.TagAttribute) is not null);

    /// <summary>Whether a body belongs to a constraint or a method that narrows or lists configs.</summary>
    private static bool IsAboutConfigs(SyntaxNode body, SemanticModel model, CancellationToken cancel)
        => body.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { AttributeLists.Count: > 0 } member and not TypeDeclarationSyntax
            && model.GetDeclaredSymbol(member, cancel) is { } inside
            && new[] { RuntimeNames.ConstraintAttribute, RuntimeNames.ConfigsAttribute, RuntimeNames.SweepAttribute }.Any(mark => inside.Attribute(mark) is not null);
}
