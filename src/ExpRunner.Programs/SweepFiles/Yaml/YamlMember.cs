namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>A named node of an object.</summary>
/// <param name="Name">The key.</param>
/// <param name="Place">Where the key stands.</param>
/// <param name="Node">What it names.</param>
internal sealed record YamlMember(string Name, FilePlace Place, YamlNode Node);
