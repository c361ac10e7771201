using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>An option that takes a path.</summary>
internal sealed class PathOption : Option<string?>
{
    public PathOption(string name, string helpName, string description, params string[] aliases)
        : base(name, aliases)
    {
        HelpName = helpName;
        Description = description;
        Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError($"'{name}' takes a path, and an empty text is none.");
            }
        });
    }

    /// <summary>The file that a result goes to in the place of standard output.</summary>
    public static PathOption Report() => new("--output", "file", "Write the result to this file instead of standard output.", "-o");

    /// <summary>What the org has.</summary>
    public static PathOption Retrieved(string use, bool isRequired = false) =>
        new("--retrieved", "path", $"What was retrieved from the org: a folder, a zip, or the file of one component. {use}", "-r") { Required = isRequired };

    /// <summary>The full path, or <see langword="null"/> when none was said.</summary>
    public string? FullPath(ParseResult parsed, ToolHost host) => parsed.GetValue(this) is { } path ? host.FileSystem.Path.GetFullPath(path) : null;
}
