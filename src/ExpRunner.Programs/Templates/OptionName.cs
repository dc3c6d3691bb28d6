using System.Text;

namespace ExpRunner.Programs.Templates;

/// <summary>What command lines call the members of C# classes.</summary>
internal static class OptionName
{
    /// <summary>The option of a member: <c>--early-stop</c> of <c>EarlyStop</c>, <c>--use-gpu</c> of <c>UseGPU</c>, <c>--model.width</c> of <c>Model.Width</c>.</summary>
    public static string OfMember(string path)
    {
        var option = new StringBuilder("--");
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsUpper(path[i]) && i > 0 && IsStart(path, i))
            {
                option.Append('-');
            }
            option.Append(char.ToLowerInvariant(path[i]));
        }
        return option.ToString();
    }

    /// <summary>Whether a capital letter inside a path begins a word: a small letter stands before it, or after it.</summary>
    private static bool IsStart(string path, int at)
        => char.IsLower(path[at - 1]) || (char.IsLetterOrDigit(path[at - 1]) && at + 1 < path.Length && char.IsLower(path[at + 1]));
}
