namespace ExpRunner.Programs.Templates;

/// <summary>What a placeholder becomes.</summary>
internal enum PlaceholderForm
{
    /// <summary><c>{name}</c>: the value.</summary>
    Value,
    /// <summary><c>[name]</c>: the option, <c>--name value</c>; for a bool the switch, or nothing.</summary>
    Option,
}
