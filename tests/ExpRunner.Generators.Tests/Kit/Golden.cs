namespace ExpRunner.Generators.Tests.Kit;

/// <summary>Inputs and outputs of the generator, kept as files.</summary>
internal static class Golden
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Goldens, name));

    public static void Matches(string name, string actual) => TestKit.Golden.MatchesFile(Path.Combine(Repository.Goldens, name), actual);
}
