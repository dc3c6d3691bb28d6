namespace ExpRunner.Results;

/// <summary>What a file is opened for.</summary>
internal enum FileUse
{
    /// <summary>It is there and is read, by whomever it is written.</summary>
    Read,
    /// <summary>The same, from its start to its end.</summary>
    Scan,
    /// <summary>It is made where it is missing and written behind what it holds.</summary>
    Extend,
    /// <summary>It is written from its start, whatever it held.</summary>
    Create,
    /// <summary>It is made where it is missing and locked: nobody else can open it until it is closed.</summary>
    Lock,
}
