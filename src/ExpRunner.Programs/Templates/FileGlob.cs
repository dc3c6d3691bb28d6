using System.Text;
using System.Text.RegularExpressions;

namespace ExpRunner.Programs.Templates;

/// <summary>Files below a folder: <c>*</c> and <c>?</c> stand for characters of a name, as in the shell; a name that begins with a dot says so.</summary>
internal sealed class FileGlob
{
    private readonly List<(char Character, bool IsSpecial)> _text;

    /// <param name="pieces">Its text; what is literal has no special characters.</param>
    public FileGlob(IEnumerable<(string Text, bool IsLiteral)> pieces)
        => _text = [.. pieces.SelectMany(piece => piece.Text.Select(c => (c, !piece.IsLiteral && (c is '*' or '?'))))];

    /// <summary>As a person wrote it.</summary>
    public override string ToString() => string.Concat(_text.Select(unit => unit.Character));

    /// <summary>As a word of the shell, which finds the files; it begins with <c>./</c>, so that no file is taken for an option.</summary>
    public string ToWord()
    {
        var word = new StringBuilder("./");
        foreach (var (character, isSpecial) in _text)
        {
            word.Append(isSpecial ? character.ToString() : ShellText.Word(character.ToString()));
        }
        return word.ToString();
    }

    /// <summary>The files and folders below a folder that are meant, by their relative names, in order.</summary>
    public IReadOnlyList<string> Find(string folder)
    {
        List<string> found = [""];
        foreach (var name in Names())
        {
            found = [.. found.SelectMany(parent => In(folder, parent, name))];
        }
        return [.. found.Where(path => path.Length > 0).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> In(string folder, string parent, List<(char Character, bool IsSpecial)> name)
    {
        if (!name.Exists(unit => unit.IsSpecial))
        {
            var exact = Path.Join(parent, string.Concat(name.Select(unit => unit.Character)));
            return Path.Exists(Path.Join(folder, exact)) ? [exact] : [];
        }
        var whole = Path.Join(folder, parent);
        if (!Directory.Exists(whole))
        {
            return [];
        }
        var pattern = new Regex($@"\A{string.Concat(name.Select(unit => !unit.IsSpecial ? Regex.Escape(unit.Character.ToString()) : unit.Character == '*' ? ".*" : "."))}\z", RegexOptions.Singleline);
        return Directory.EnumerateFileSystemEntries(whole)
            .Select(path => Path.GetFileName(path))
            .Where(file => pattern.IsMatch(file) && (file[0] != '.' || name[0].Character == '.'))
            .Select(file => Path.Join(parent, file));
    }

    private IEnumerable<List<(char Character, bool IsSpecial)>> Names()
    {
        var name = new List<(char, bool)>();
        foreach (var unit in _text)
        {
            if (unit.Character != '/')
            {
                name.Add(unit);
                continue;
            }
            if (Closed(name))
            {
                yield return name;
            }
            name = [];
        }
        if (Closed(name))
        {
            yield return name;
        }
    }

    private static bool Closed(List<(char Character, bool IsSpecial)> name) => name.Count > 0 && name is not [('.', false)];
}
