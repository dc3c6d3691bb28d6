namespace ExpRunner.Programs.Templates;

/// <summary>What a placeholder becomes.</summary>
internal enum PlaceholderForm
{
    /// <summary><c>{name}</c>: the value.</summary>
    Value,
    /// <summary><c>[name]</c>: the option, <c>--name value</c>; for a bool the switch, or nothing. <c>[-f=name]</c> calls it <c>-f</c>.</summary>
    Option,
}
