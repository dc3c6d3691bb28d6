using System.Collections.Concurrent;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ExpRunner.Generators.Parsing;

/// <summary>Watches the code of one experiment and names the config fields it never reads.</summary>
internal sealed class UnusedFields(INamedTypeSymbol experiment)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _read = new(SymbolEqualityComparer.Default);
    private volatile bool _escapes;

    /// <summary>Takes a reference to a property or field.</summary>
    public void SeeReference(IMemberReferenceOperation reference, ISymbol inside)
    {
        if (!IsWrite(reference) && reference.Parent is not INameOfOperation && !IsAboutConfigs(inside))
        {
            _read[reference.Member.OriginalDefinition] = true;
        }
    }

    /// <summary>Takes a use of <c>this</c>: whoever gets the instance may read any field.</summary>
    public void SeeInstance(IInstanceReferenceOperation instance)
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

    public IEnumerable<Finding> Findings()
        => _escapes ? [] : ConfigMembers.Declared(experiment)
            .Where(member => IsWatched(member) && !_read.ContainsKey(member))
            .Select(member => new Finding(Rules.Unused, member.Place(), member.Name));

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
