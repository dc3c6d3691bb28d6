using System.Text;

namespace ExpRunner.Values;

/// <summary>Text with names in braces, such as <c>{Metric}-K{K}</c>; <c>{{</c> and <c>}}</c> are braces.</summary>
internal static class BraceText
{
    /// <summary>The text with what stands for its names.</summary>
    /// <param name="template">The text.</param>
    /// <param name="valueOf">What stands for a name.</param>
    /// <param name="fault">Makes the exception that tells of a brace without a partner.</param>
    public static string Fill(string template, Func<string, string> valueOf, Func<string, Exception> fault)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is not ('{' or '}') || (i + 1 < template.Length && template[i + 1] == c))
            {
                text.Append(c);
                i += c is '{' or '}' ? 1 : 0;
                continue;
            }
            var end = template.IndexOf('}', i);
            if (c == '}' || end < 0)
            {
                throw fault($"the brace at position {i} has no partner. Write {{{{ or }}}} for a brace that is meant as one.");
            }
            text.Append(valueOf(template[(i + 1)..end]));
            i = end;
        }
        return text.ToString();
    }
}
