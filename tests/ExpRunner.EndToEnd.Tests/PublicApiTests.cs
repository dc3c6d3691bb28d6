using System.ComponentModel;
using System.Reflection;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>The public surface of the packages, kept as text, so that every change of it shows in review.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("ExpRunner.Core")]
    [InlineData("ExpRunner")]
    [InlineData("ExpRunner.Programs")]
    [InlineData("ExpRunner.Reporting")]
    public void The_public_surface_is_as_agreed(string assembly)
        => Golden.Matches($"PublicApi.{assembly}.txt", string.Concat(Assembly.Load(assembly).GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Print)));

    private static string Print(Type type)
    {
        var hidden = type.GetCustomAttribute<EditorBrowsableAttribute>() is null ? "" : "(for generated code) ";
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = type.GetMembers(own)
            .Where(member => member is not (MethodInfo { IsSpecialName: true } or Type) && !IsOfRecords(member))
            .Select(member => $"    {member.MemberType} {member}\n")
            .Order(StringComparer.Ordinal);
        return $"{hidden}{Kind(type)} {type}{Bases(type)}\n{string.Concat(members)}";
    }

    private static bool IsOfRecords(MemberInfo member)
        => member.Name is "<Clone>$" or "PrintMembers" or "EqualityContract" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "value__";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
        => type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? $" : {parent}" : "";
}
