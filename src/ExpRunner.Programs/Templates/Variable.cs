namespace ExpRunner.Programs.Templates;

/// <summary>A place in a text where the value of a variable goes, of the machine that the program is started on.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Column">Where it stands, from 1.</param>
internal sealed record Variable(string Name, int Column)
{
    /// <summary>What is wrong where it is not set.</summary>
    public string NotSet => $"The variable {Name} is not set. Set it, or write '$$' for a dollar.";
}
