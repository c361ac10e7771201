using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;
using YamlDotNet.RepresentationModel;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>The commands of a script or a pipeline of the samples.</summary>
internal static partial class SampleScript
{
    public static string PathOf(string sample) => Repository.Path(["samples", .. sample.Split('/')]);

    public static string Read(string sample) => File.ReadAllText(PathOf(sample)).ReplaceLineEndings("\n");

    public static YamlMappingNode Yaml(string sample)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Read(sample));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>What a pipeline runs in a shell: <c>run</c> of GitHub, <c>bash</c> of Azure.</summary>
    public static IEnumerable<string> ShellSteps(YamlNode pipeline) =>
        from mapping in pipeline.AllNodes.OfType<YamlMappingNode>()
        from entry in mapping.Children
        where entry.Key is YamlScalarNode { Value: "run" or "bash" } && entry.Value is YamlScalarNode
        select ((YamlScalarNode)entry.Value).Value!;

    /// <summary>Lines that run <c>sf</c>, <c>eca</c> or <c>dotnet</c>; <c>dotnet eca</c> is <c>eca</c>.</summary>
    public static IReadOnlyList<string> Commands(string sample) =>
    [
        .. from text in sample.EndsWith(".yml", StringComparison.Ordinal) ? ShellSteps(Yaml(sample)) : [Read(sample)]
           from Match match in Command().Matches(text)
           select match.Value.Trim() is var line && line.StartsWith("dotnet eca ", StringComparison.Ordinal)
               ? line["dotnet ".Length..]
               : line,
    ];

    /// <summary>The command of a line, without its options: <c>sf project deploy start</c>.</summary>
    public static string CommandOf(string line) => string.Join(' ', line.Split(' ').TakeWhile(word => char.IsAsciiLetter(word[0])));

    public static IEnumerable<string> OptionsOf(string line) =>
        line.Split(' ').Where(word => word.StartsWith("--", StringComparison.Ordinal));

    [GeneratedRegex(@"^[ ]*(sf|eca|dotnet) [^|\n]*", RegexOptions.Multiline)]
    private static partial Regex Command();
}
