using System.Globalization;
using System.Reflection;
using System.Text;

namespace ExpRunner.Sweeps;

/// <summary>
/// Describes a type and reaches what runs without being called by name: constructors, static initialisers, accessors, and whatever is virtual,
/// because .NET may call it.
/// </summary>
internal static class ReachedType
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const string Model = "ExpRunnerModel";

    public static string Describe(Type type, CodeNames names)
    {
        if (IsModel(type) || type.Name == "<Module>")
        {
            return "";
        }
        var text = new StringBuilder($"type {names.Of(type)} {type.Attributes & ~TypeAttributes.BeforeFieldInit} : {(type.BaseType is null ? "" : names.Of(type.BaseType))}");
        text.AppendJoin(',', type.GetInterfaces().Select(names.Of).Order(StringComparer.Ordinal));
        text.Append(Attributes(type.GetCustomAttributesData(), names));
        if (CodeNames.HoldsConstants(type))
        {
            return text.ToString();
        }
        if (!CodeNames.IsGenerated(type))
        {
            Fields(type, names, text);
        }
        foreach (var method in Methods(type))
        {
            text.Append("\n  ").Append(names.Of(method)).Append(method.Attributes);
            text.Append(Attributes(method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributesData()), names));
        }
        return text.ToString();
    }

    /// <summary>The members that the generator wrote for the search space: choices and ranges change what is run, not what comes out.</summary>
    private static bool IsModel(Type type) => type.Name == Model && type.DeclaringType?.GetInterfaces().Any(IsExperiment) == true;

    private static bool IsExperiment(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IExperiment<>);

    private static IEnumerable<MethodBase> Methods(Type type)
    {
        var accessors = type.GetProperties(Declared).SelectMany(property => property.GetAccessors(nonPublic: true)).Cast<MethodBase>().ToHashSet();
        var isStaticallyCalled = type.GetInterfaces().Any(HasStaticMembers);
        var methods = type.GetConstructors(Declared).Cast<MethodBase>().Concat(type.GetMethods(Declared).Where(method => method.IsVirtual || accessors.Contains(method) || (method.IsStatic && isStaticallyCalled)));
        return methods.Where(method => !IsDefinition(method)).OrderBy(method => method.Name, StringComparer.Ordinal).ThenBy(method => method.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Whether an interface is implemented by static methods, which generic code calls without naming them.</summary>
    private static bool HasStaticMembers(Type face)
        => face.Assembly != typeof(ReachedType).Assembly && face.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Any(method => method.IsAbstract || method.IsVirtual);

    /// <summary>The way from the class to its search space.</summary>
    private static bool IsDefinition(MethodBase method) => method.IsStatic && method.Name.StartsWith("ExpRunner.IExperiment<", StringComparison.Ordinal);

    private static void Fields(Type type, CodeNames names, StringBuilder text)
    {
        foreach (var field in type.GetFields(Declared).Where(field => !field.Name.StartsWith("<>", StringComparison.Ordinal)).OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            var value = field.IsLiteral && type.IsEnum ? Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : "";
            text.Append($"\n  {names.Of(field)} {field.Attributes} {value}{Attributes(field.GetCustomAttributesData(), names)}");
        }
        foreach (var property in type.GetProperties(Declared).OrderBy(property => property.Name, StringComparer.Ordinal).ThenBy(property => property.ToString(), StringComparer.Ordinal))
        {
            text.Append($"\n  {property.Name}{Attributes(property.GetCustomAttributesData(), names)}");
        }
    }

    /// <summary>Attributes that say how a value is read or laid out; of ours only the types they name count, for the rest says what is run.</summary>
    private static string Attributes(IEnumerable<CustomAttributeData> attributes, CodeNames names)
    {
        var text = new List<string>();
        foreach (var attribute in attributes.Where(attribute => !IsForTools(attribute.AttributeType)))
        {
            var arguments = attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)).Select(argument => Argument(argument, names)).ToList();
            if (attribute.AttributeType.Assembly != typeof(ReachedType).Assembly)
            {
                text.Add($"[{names.Of(attribute.AttributeType)}({string.Join(',', arguments)}){string.Join(',', attribute.NamedArguments.Select(named => named.MemberName))}]");
            }
        }
        return string.Concat(text.Order(StringComparer.Ordinal));
    }

    private static string Argument(CustomAttributeTypedArgument argument, CodeNames names) => argument.Value switch
    {
        Type type => names.Of(type),
        IEnumerable<CustomAttributeTypedArgument> items => $"{{{string.Join(',', items.Select(item => Argument(item, names)))}}}",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool IsForTools(Type attribute)
        => attribute.Namespace is "System.Runtime.CompilerServices" or "System.Diagnostics" or "System.CodeDom.Compiler" or "System.ComponentModel" or "System.Diagnostics.CodeAnalysis" or "Microsoft.CodeAnalysis";
}
