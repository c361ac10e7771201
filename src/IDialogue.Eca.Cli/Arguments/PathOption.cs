using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>An option that takes a path.</summary>
internal sealed class PathOption : Option<string?>
{
    /// <summary>The path that stands for standard output where that is possible.</summary>
    public const string StandardOutput = "-";

    public PathOption(string name, string helpName, string description, params string[] aliases)
        : base(name, aliases)
    {
        HelpName = helpName;
        Description = description;
        Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError($"'{name}' requires a path, but the value is empty.");
            }
            else if (!TakesStandardOutput && result.Tokens.Any(token => token.Value == StandardOutput))
            {
                result.AddError($"'{name}' requires a path. For a file that is called '{StandardOutput}', write './{StandardOutput}'.");
            }
        });
    }

    /// <summary>Gets a value indicating whether the path can stand for standard output.</summary>
    public bool TakesStandardOutput { get; init; }

    /// <summary>Gets a value indicating whether the file or folder is written.</summary>
    public bool IsResult => Name is "--output" or "--undo";

    /// <summary>The file that a result goes to in the place of standard output.</summary>
    public static PathOption Report() => new("--output", "file", "Write the result to this file instead of standard output.", "-o");

    /// <summary>Makes the option for retrieved records.</summary>
    public static PathOption Retrieved(string use, bool isRequired = false) =>
        new("--retrieved", "path", $"Retrieved records: a folder, a zip, or the file of one component. {use}", "-r")
        {
            Required = isRequired,
        };

    /// <summary>The full path, or <see langword="null"/> if none was given.</summary>
    public string? FullPath(ParseResult parsed, ToolHost host) =>
        parsed.GetValue(this) is { } path ? host.FileSystem.Path.GetFullPath(path) : null;
}
