using System.Numerics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Counts the configs of an experiment's space. What depends on values that only running code makes is said to, never guessed.</summary>
internal sealed class SpaceCounter(ExperimentSpec experiment)
{
    public SpaceSize Count(INamedTypeSymbol type) => Count(experiment.Config, type, "");

    private SpaceSize Count(ObjectSpec spec, INamedTypeSymbol type, string prefix)
    {
        var members = ConfigMembers.Of(type);
        return spec.Fields
            .Where(field => field.Setting != FieldSetting.None)
            .Select(field => Count(field, members.First(member => member.Name == field.Member.Name), type, prefix + field.Member.Name))
            .Aggregate(SpaceSize.One, (all, one) => all * one);
    }

    private SpaceSize Count(FieldSpec field, ISymbol member, INamedTypeSymbol owner, string path)
    {
        var bare = field.Type.Shape == TypeShape.Nullable ? field.Type.Items[0] : field.Type;
        return field.Variation switch
        {
            ChoicesSpec choices => SpaceSize.Of(choices.Literals.Count),
            SourceSpec => SpaceSize.Unknown($"{path} from its source"),
            RangeSpec range => Count(range, NumberLiterals.IsWhole(bare.Key), path),
            AllSpec when bare.Shape == TypeShape.Alternatives => Alternatives(bare, member, owner, path),
            AllSpec => SpaceSize.Of(All(bare, ConfigMembers.TypeOf(member)) + (field.Type == bare ? 0 : 1)),
            _ => Fixed(field, member, owner, path),
        };
    }

    private static SpaceSize Count(RangeSpec range, bool isWhole, string path)
        => RangePoints.IsContinuous(range, isWhole) ? SpaceSize.Endless(path)
            : RangePoints.Count(range, isWhole) is { } count ? SpaceSize.Of(count) : SpaceSize.Unknown($"{path} by its many points");

    private static int All(TypeSpec type, ITypeSymbol declared)
    {
        var bare = declared is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : declared;
        return type.Shape != TypeShape.Enum ? 2 : bare.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.ConstantValue).Distinct().Count();
    }

    private SpaceSize Alternatives(TypeSpec type, ISymbol member, INamedTypeSymbol owner, string path)
    {
        var named = DefaultOfMember.Attributes(member, owner).First(AlternativesParser.Lists);
        var sizes = ChoicesParser.Values(named).Select((value, i) => Count(Object(type.Items[i]), (INamedTypeSymbol)value.Value!, path + ".")).ToList();
        return sizes.TrueForAll(size => size.IsKnown)
            ? SpaceSize.Of(sizes.Aggregate(BigInteger.Zero, (sum, size) => sum + size.Count))
            : sizes.SelectMany(size => size.Continuous).FirstOrDefault() is { } continuous ? SpaceSize.Endless(continuous) : SpaceSize.Unknown($"{path} by its alternatives");
    }

    /// <summary>A field without a variation of its own: one value, or what varies inside its default.</summary>
    private SpaceSize Fixed(FieldSpec field, ISymbol member, INamedTypeSymbol owner, string path)
    {
        if (field.Type.Shape is TypeShape.Array or TypeShape.List or TypeShape.ImmutableArray or TypeShape.Sequence)
        {
            return Varies(field.Type.Items[0]) ? SpaceSize.Unknown($"{path} by the items of its default") : SpaceSize.One;
        }
        if (field.Type.Shape != TypeShape.Object || !Varies(field.Type))
        {
            return SpaceSize.One;
        }
        var spec = Object(field.Type);
        var isFlat = !spec.Fields.Any(inner => inner.Variation is null && Varies(inner.Type));
        return DefaultOfMember.Of(member, owner, isFlat) switch
        {
            MemberDefault.Null => SpaceSize.One,
            MemberDefault.New => Count(spec, (INamedTypeSymbol)ConfigMembers.TypeOf(member), path + "."),
            _ => SpaceSize.Unknown($"{path} by its default"),
        };
    }

    /// <summary>Whether something varies in a type, at whatever depth.</summary>
    private bool Varies(TypeSpec type) => type.Shape switch
    {
        TypeShape.Object => Object(type).Fields.Any(field => field.Variation is not null || Varies(field.Type)),
        TypeShape.Array or TypeShape.List or TypeShape.ImmutableArray or TypeShape.Sequence => Varies(type.Items[0]),
        _ => false,
    };

    private ObjectSpec Object(TypeSpec type) => experiment.Types.OfType<ObjectSpec>().First(spec => spec.Identifier == type.Key);
}
