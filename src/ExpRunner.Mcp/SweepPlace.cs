namespace ExpRunner.Mcp;

/// <summary>Where a sweep file is worked on.</summary>
/// <param name="File">The file, as a person who stands in the folder names it.</param>
/// <param name="Folder">The root it lies in, where the verb runs.</param>
/// <param name="Output">The folder of results.</param>
internal sealed record SweepPlace(string File, string Folder, string Output)
{
    /// <summary>Resolves both paths.</summary>
    /// <exception cref="RefusedException">One lies outside of the roots.</exception>
    public static SweepPlace Of(Roots roots, string file, string? output)
    {
        var real = roots.ResolveFile(file);
        var folder = roots.RootOf(real);
        var results = roots.Resolve(output is { Length: > 0 } ? output : Path.Combine(folder, "results"));
        roots.RefuseLinksIn(results);
        return new($"./{Path.GetRelativePath(folder, real)}", folder, results);
    }
}
