using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ExpRunner.Sweeps;

/// <summary>
/// Names what code refers to, so that equal code has equal names, and tells of each own method and type it names. What the compiler named,
/// by counting, is named by the order in which it is met; otherwise an edit elsewhere in a file would rename it.
/// </summary>
internal sealed class CodeNames(Module own, Action<MethodBase> meetMethod, Action<Type> meetType)
{
    private readonly Dictionary<(Module, int), string> _generated = [];

    /// <summary>The libraries that were named: neither this module, nor .NET, nor ExpRunner itself.</summary>
    public HashSet<Assembly> Libraries { get; } = [];

    public void Touch(Type type) => Of(type);

    public string Of(Type type)
    {
        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "!" : "!!") + type.GenericParameterPosition.ToString(CultureInfo.InvariantCulture);
        }
        if (type.HasElementType)
        {
            return Of(type.GetElementType()!) + (type.IsByRef ? "&" : type.IsPointer ? "*" : $"[{new string(',', type.GetArrayRank() - 1)}{(type.IsVariableBoundArray ? "*" : "")}]");
        }
        if (type.IsFunctionPointer)
        {
            return $"fn({string.Join(',', type.GetFunctionPointerParameterTypes().Select(Of))}){Of(type.GetFunctionPointerReturnType())}";
        }
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        Meet(definition);
        var arguments = type.IsConstructedGenericType ? $"<{string.Join(',', type.GetGenericArguments().Select(Of))}>" : "";
        return Name(definition) + arguments;
    }

    public string Of(MethodBase method)
    {
        var definition = Definition(method);
        var owner = method.DeclaringType is { } type ? Of(type) : "";
        if (definition.Module == own && definition.DeclaringType is not { IsArray: true })
        {
            meetMethod(definition);
        }
        var arguments = method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(Of))}>" : "";
        var returned = definition is MethodInfo { ReturnType: var result } ? Of(result) : "";
        return $"{owner}::{MemberName(definition)}{arguments}({string.Join(',', definition.GetParameters().Select(parameter => Of(parameter.ParameterType)))}){returned}";
    }

    public string Of(FieldInfo field)
    {
        var owner = Of(field.DeclaringType!);
        return $"{owner}::{MemberName(field)} {Of(field.FieldType)}";
    }

    /// <summary>A member's name alone.</summary>
    public string MemberName(MemberInfo member) => member.Module == own && IsCounted(member.Name) && !(member.DeclaringType is { } type && HoldsConstants(type)) ? Alias(member) : member.Name;

    private string Name(Type definition)
        => definition.Module != own ? definition.FullName ?? definition.Name
            : IsGenerated(definition) && !HoldsConstants(definition) ? Alias(definition)
            : definition.FullName ?? definition.Name;

    private void Meet(Type definition)
    {
        if (definition.Module == own)
        {
            meetType(definition);
        }
        else if (!LibraryCode.IsKnown(definition.Assembly))
        {
            Libraries.Add(definition.Assembly);
        }
    }

    private string Alias(MemberInfo member)
    {
        var key = (member.Module, member.MetadataToken);
        if (!_generated.TryGetValue(key, out var alias))
        {
            _generated[key] = alias = $"#{_generated.Count.ToString(CultureInfo.InvariantCulture)}";
        }
        return alias;
    }

    /// <summary>Whether the compiler made a type, or one around it.</summary>
    public static bool IsGenerated(Type type)
        => (type.Name.StartsWith('<') && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)) || (type.DeclaringType is { } outer && IsGenerated(outer));

    /// <summary>The type whose fields are named by a hash of what they hold.</summary>
    public static bool HoldsConstants(Type type) => type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal);

    /// <summary>Backing fields and the like are named by their property, everything else that the compiler names by a number.</summary>
    private static bool IsCounted(string name) => name.StartsWith('<') && !name.EndsWith(">k__BackingField", StringComparison.Ordinal) && name != "<Clone>$";

    private static MethodBase Definition(MethodBase method)
        => method.DeclaringType is { IsConstructedGenericType: true } || method is MethodInfo { IsGenericMethod: true, IsGenericMethodDefinition: false }
            ? method.Module.ResolveMethod(method.MetadataToken)! : method;
}
