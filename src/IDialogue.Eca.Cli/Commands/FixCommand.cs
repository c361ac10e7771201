using System.CommandLine;
using System.Globalization;
using System.Text;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Repair;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca fix</c>: <see cref="TreeRepair"/>.</summary>
internal sealed class FixCommand : ToolCommand
{
    private readonly PathArgument tree = new(
        "path", "Metadata to fix: a folder, or the file of one component.", ArgumentArity.ExactlyOne, takesInput: false);

    private readonly Option<bool> yes = new("--yes", "-y")
    {
        Description = "Change the files without a confirmation. Without it, and without a terminal, the changes are only shown.",
    };

    public FixCommand(ToolHost host)
        : base(
            host,
            "fix",
            "Removes values that belong to one org from metadata, and moves files to their right names and folders. Shows the changes "
            + "first. Exits with code 2 if they were only shown.")
    {
        Add(tree);
        Add(yes);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca fix force-app", "show what would change, and ask"),
        ("eca fix force-app --yes", "in a pipeline"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var planned = TreeRepair.Plan(Host.FileSystem, parsed.GetValue(tree)![0], progress, Host.Stop);
        // What is wrong with one file stops none of the others.
        if (planned.Value is not { } repair)
        {
            return new Outcome(planned.Diagnostics);
        }

        var outcome = new Outcome(planned.Diagnostics)
        {
            IsOfChanges = true,
            Json = json => Write(json, repair),
        };
        var all = CountText.Of(repair.FileCount, "file");
        var count = FormattableString.Invariant($"{repair.Files.Count} of {all}");
        if (repair.Files.Count == 0)
        {
            return outcome with { Text = $"Nothing to fix in {all}.\n" };
        }

        var text = Text(repair);
        var isAsked = !parsed.GetValue(yes) && Host.ReadLine is not null && !IsJson(parsed);
        if (!parsed.GetValue(yes) && !(isAsked && new Question(Host, Host.Errors).Confirm($"{text}\nChange {count}?")))
        {
            return outcome with
            {
                Text = isAsked ? "Nothing was changed.\n" : $"{text}\n{count} to change. Run with --yes to change them.\n",
                IsDifferent = true,
            };
        }

        return repair.Apply(Host.FileSystem, Host.Stop) is { } problem
            ? outcome with { Findings = [.. outcome.Findings, problem] }
            : outcome with { Text = $"{(isAsked ? "" : $"{text}\n")}{count} changed.\n" };
    }

    /// <summary>The changes without any value: some are secret.</summary>
    private string Text(TreeRepair repair)
    {
        var text = new StringBuilder();
        foreach (var file in repair.Files)
        {
            text.Append(Shown(file.Source)).Append(file.IsMoved ? $" -> {Shown(file.Place)}\n" : "\n");
            foreach (var (field, line) in file.Removed)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {field} (line {line})\n");
            }
        }

        return text.ToString();
    }

    private string Shown(string path) => ShownText.Line(ShownPath.Below(path, Host.Folder));

    private void Write(JsonText json, TreeRepair repair)
    {
        json.Begin('[', "files");
        foreach (var file in repair.Files)
        {
            json.Begin('{')
                .Add("path", ShownPath.Below(file.Source, Host.Folder))
                .Add("newPath", ShownPath.Below(file.Place, Host.Folder))
                .Add("removed", file.Removed.Select(removed => removed.Field))
                .End('}');
        }

        json.End(']');
    }
}
