using System.CommandLine;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>The form in which a package is written.</summary>
internal sealed class LayoutOptions
{
    private readonly Option<string> format = new("--format", "-f")
    {
        HelpName = string.Join('|', Formats),
        Description = "Package format: a folder with package.xml, a Salesforce DX source tree, or one zip.",
        DefaultValueFactory = _ => Formats[0],
    };

    private readonly Option<string> packageDirectory = new("--package-directory")
    {
        HelpName = "path",
        Description = "Package directory of source format, below the output folder.",
        DefaultValueFactory = _ => PackageLayout.DefaultPackageDirectory,
    };

    private readonly Option<bool> phased = new("--phased")
    {
        Description = "Write one package per deploy step of a new app: app, settings, policies.",
    };

    private LayoutOptions(Command command)
    {
        format.AcceptOnly(Formats);
        command.Add(format);
        command.Add(packageDirectory);
        command.Add(phased);
    }

    private static string[] Formats { get; } = [.. Enum.GetNames<PackageFormat>().Select(name => name.ToLowerInvariant())];

    public static LayoutOptions AddTo(Command command) => new(command);

    public PackageLayout ToLayout(ParseResult parsed) => new()
    {
        Format = Enum.Parse<PackageFormat>(parsed.GetValue(format)!, ignoreCase: true),
        PackageDirectory = parsed.GetValue(packageDirectory)!,
        IsPhased = parsed.GetValue(phased),
    };
}
