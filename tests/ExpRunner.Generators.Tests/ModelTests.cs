using System.Reflection;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Tests;

/// <summary>What the pipeline keeps between edits, and the names it relies on.</summary>
public sealed class ModelTests
{
    private static readonly Type[] Forbidden = [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(SemanticModel), typeof(AttributeData)];

    [Fact]
    public void Nothing_of_the_compilation_is_reachable_from_the_model()
    {
        var seen = new HashSet<Type>();
        foreach (var type in typeof(ExperimentSpec).Assembly.GetTypes().Where(type => type.Namespace == typeof(ExperimentSpec).Namespace && !type.IsGenericTypeDefinition))
        {
            Visit(type, seen);
        }

        Assert.Contains(typeof(FieldSpec), seen);
        Assert.DoesNotContain(seen, type => Forbidden.Any(forbidden => forbidden.IsAssignableFrom(type)));
        Assert.DoesNotContain(seen, type => type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_model_has_no_structs_which_the_generic_code_of_a_pipeline_would_be_compiled_for_one_by_one()
        => Assert.DoesNotContain(typeof(ExperimentSpec).Assembly.GetTypes(), type => type.Namespace == typeof(ExperimentSpec).Namespace && type is { IsValueType: true, IsEnum: false, IsNested: false });

    [Fact]
    public void Equal_arrays_are_equal_and_hash_alike()
    {
        var (one, same, other) = (new EquatableArray<string>("a", "b"), new EquatableArray<string>("a", "b"), new EquatableArray<string>("b", "a"));

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.Equal([], new EquatableArray<string>());
    }

    [Fact]
    public void Every_runtime_type_that_generated_code_names_exists()
        => Assert.All(RuntimeTypes(), name => Assert.NotEmpty(Find(name)));

    [Fact]
    public void The_runtime_is_in_the_assembly_that_the_generator_looks_for()
        => Assert.Equal(RuntimeNames.CoreAssembly, typeof(TrialContext).Assembly.GetName().Name);

    [Fact]
    public void Every_runtime_member_that_generated_code_names_exists()
        => Assert.All(RuntimeNames.Members, name => Assert.Contains(Find(name.Type), type => type.GetMember(name.Member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy).Length > 0));

    [Theory]
    [InlineData("Model", "Parsing", "Emission", "Diagnostics")]
    [InlineData("Diagnostics", "Model", "Parsing", "Emission")]
    [InlineData("Parsing", "Emission")]
    [InlineData("Emission", "Parsing", "Diagnostics")]
    public void A_folder_of_the_generator_knows_only_what_it_may(string folder, params string[] forbidden)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "generators", "ExpRunner.Generators", folder), "*.cs");

        var lines = files.SelectMany(File.ReadLines).ToList();

        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => forbidden.Any(name => line.Contains($"ExpRunner.Generators.{name}", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> RuntimeTypes()
        => typeof(RuntimeNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.Name != nameof(RuntimeNames.CoreAssembly) && !field.Name.StartsWith("Host", StringComparison.Ordinal) && !field.Name.StartsWith("Generat", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!);

    /// <summary>The type of that name, whatever its number of type arguments.</summary>
    private static IEnumerable<Type> Find(string name)
        => typeof(TrialContext).Assembly.GetExportedTypes().Concat(typeof(TrialFolder).Assembly.GetExportedTypes()).Where(type => type.FullName!.Split('`')[0] == name);

    private static void Visit(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }
        foreach (var argument in type.GetGenericArguments())
        {
            Visit(argument, seen);
        }
        if (type.HasElementType)
        {
            Visit(type.GetElementType()!, seen);
        }
        if (type.Namespace == typeof(ExperimentSpec).Namespace)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static))
            {
                Visit(field.FieldType, seen);
            }
        }
    }
}
