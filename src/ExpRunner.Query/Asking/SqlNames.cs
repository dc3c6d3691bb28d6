using System.Globalization;

namespace ExpRunner.Querying;

/// <summary>Gives names that SQLite tells apart, which does not tell k from K.</summary>
/// <param name="isOfTables">Whether they are names of tables, some of which SQLite keeps for itself.</param>
internal sealed class SqlNames(bool isOfTables = false)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The wanted name; the other one where it is taken, with a number where that is taken too.</summary>
    public string Take(string wanted, string? other = null)
    {
        var name = wanted.Length == 0 ? "unnamed" : wanted.Replace('\0', ' ');
        name = isOfTables && IsReserved(name) ? "_" + name : name;
        if (_taken.Add(name))
        {
            return name;
        }
        if (other is not null && _taken.Add(other))
        {
            return other;
        }
        for (var number = 2; ; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{other ?? name}_{number}");
            if (_taken.Add(numbered))
            {
                return numbered;
            }
        }
    }

    private static bool IsReserved(string name)
        => name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("exprun_", StringComparison.OrdinalIgnoreCase);
}
