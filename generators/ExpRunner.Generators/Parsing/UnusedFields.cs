using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ExpRunner.Generators.Parsing;

/// <summary>Looks through the code of one experiment and names the config fields it never reads.</summary>
internal sealed class UnusedFields(INamedTypeSymbol experiment)
{
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _named = [];
    private bool _escapes;

    /// <summary>The unread fields that one part of the class declares.</summary>
    public IEnumerable<Finding> In(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancel)
    {
        SeePlaceholders();
        foreach (var declaration in experiment.DeclaringSyntaxReferences)
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
            .Where(member => IsIn(part, member) && IsWatched(member) && !_read.Contains(member) && !_named.Contains(member.Name))
            .Select(member => new Finding(Rules.Unused, member.Place(), member.Name));
    }

    /// <summary>What a command has a place for, it reads.</summary>
    private void SeePlaceholders()
    {
        foreach (var name in experiment.Attributes(RuntimeNames.ProgramAttribute).SelectMany(attribute => new CommandSite(attribute).Names()))
        {
            _named.Add(name);
        }
    }

    /// <summary>What nested types do with a config is their own affair.</summary>
    private void SeeBodies(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancel)
    {
        foreach (var body in part.DescendantNodes(node => !IsBody(node) && (node == part || node is not BaseTypeDeclarationSyntax)).Where(IsBody))
        {
            See(model.GetOperation(body, cancel), Member(body, model, cancel));
        }
    }

    private void See(IOperation? body, ISymbol inside)
    {
        foreach (var operation in body?.DescendantsAndSelf() ?? [])
        {
            if (operation is IPropertyReferenceOperation or IFieldReferenceOperation)
            {
                SeeReference((IMemberReferenceOperation)operation, inside);
            }
            else if (operation is IInstanceReferenceOperation instance)
            {
                SeeInstance(instance);
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
                _named.Add(name.Identifier.ValueText);
            }
        }
    }

    private void SeeReference(IMemberReferenceOperation reference, ISymbol inside)
    {
        if (!IsWrite(reference) && reference.Parent is not INameOfOperation && !IsAboutConfigs(inside))
        {
            _read.Add(reference.Member.OriginalDefinition);
        }
    }

    /// <summary>Takes a use of <c>this</c>: whoever gets the instance may read any field.</summary>
    private void SeeInstance(IInstanceReferenceOperation instance)
    {
        var isReceiver = instance.ReferenceKind != InstanceReferenceKind.ContainingTypeInstance || instance.Parent switch
        {
            IMemberReferenceOperation member => member.Instance == instance,
            IInvocationOperation call => call.Instance == instance && IsOwn(call.TargetMethod),
            IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: null } } => true,
            _ => false,
        };
        _escapes |= !isReceiver;
    }

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;

    /// <summary>The method or property that a body belongs to; the class itself for the initialisers of fields.</summary>
    private ISymbol Member(SyntaxNode body, SemanticModel model, CancellationToken cancel)
        => body.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? model.GetDeclaredSymbol(member, cancel) ?? experiment : experiment;

    private static bool IsIn(TypeDeclarationSyntax part, ISymbol member)
        => member.Place() is { } place && place.SourceTree == part.SyntaxTree && part.Span.Contains(place.SourceSpan);

    private bool IsWatched(ISymbol member)
        => ConfigMembers.WhyNoField(member) is null
            && member.Attribute(RuntimeNames.TagAttribute) is null
            && !experiment.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .Any(parameter => parameter.Name == member.Name && parameter.Attribute(RuntimeNames.TagAttribute) is not null);

    private bool IsOwn(IMethodSymbol method) => !method.IsImplicitlyDeclared && SymbolEqualityComparer.Default.Equals(method.ContainingType, experiment);

    private static bool IsWrite(IMemberReferenceOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private static bool IsAboutConfigs(ISymbol inside)
        => new[] { RuntimeNames.ConstraintAttribute, RuntimeNames.ConfigsAttribute, RuntimeNames.SweepAttribute }.Any(mark => inside.Attribute(mark) is not null);
}
