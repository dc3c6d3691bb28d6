namespace ExpRunner.Generators.Model;

/// <summary>A type that generated code defines once and refers to by identifier.</summary>
/// <param name="Identifier">The name of the static field that holds it.</param>
/// <param name="Clr">The type in C#.</param>
internal abstract record DefinitionSpec(string Identifier, string Clr);

/// <summary>An enum, its names in order of declaration.</summary>
internal sealed record EnumSpec(string Identifier, string Clr, EquatableArray<string> Names) : DefinitionSpec(Identifier, Clr);

/// <summary>A config class: its fields in order of declaration and how one is made.</summary>
/// <param name="Identifier">The name of the static field that holds it.</param>
/// <param name="Clr">The type in C#.</param>
/// <param name="Name">The class's name.</param>
/// <param name="Fields">The fields, computed ones too.</param>
/// <param name="Parameters">What the constructor takes.</param>
/// <param name="CarriedOver">Members that are required but no config fields.</param>
internal sealed record ObjectSpec(
    string Identifier,
    string Clr,
    string Name,
    EquatableArray<FieldSpec> Fields,
    EquatableArray<ParameterSpec> Parameters,
    EquatableArray<MemberName> CarriedOver) : DefinitionSpec(Identifier, Clr);

/// <summary>A name as it was declared and as C# spells it (<c>class</c>, <c>@class</c>).</summary>
internal sealed record MemberName(string Name, string Escaped);

/// <summary>A constructor's parameter and the member it sets.</summary>
/// <param name="Name">The parameter's name in C#.</param>
/// <param name="Member">The member's name in C#.</param>
/// <param name="Field">The number of the config field it sets; -1 where it sets none.</param>
/// <param name="IsOptional">Whether it has a default value.</param>
internal sealed record ParameterSpec(string Name, string Member, int Field, bool IsOptional);
