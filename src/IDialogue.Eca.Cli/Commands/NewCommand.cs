using System.CommandLine;
using System.Text;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Cli.Starters;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca new</c>: starter files, the same as those of the templates.</summary>
internal sealed class NewCommand : Command
{
    public NewCommand(ToolHost host)
        : base("new", "Creates starter files: a policy file, its overlay for production, and a .gitignore.")
    {
        foreach (var starter in Starter.All)
        {
            Add(new StarterCommand(host, starter));
        }
    }

    private sealed class StarterCommand : ToolCommand
    {
        /// <summary>The finding that starter files are to have until their values are filled in.</summary>
        private const string UnreplacedPlaceholder = "ECA0017";

        private readonly Starter starter;
        private readonly PathArgument folder = new(
            "folder", "Folder of the new files. Default: the current folder.", ArgumentArity.ZeroOrOne, takesInput: false);
        private readonly (StarterValue Value, Option<string> Option)[] values;

        public StarterCommand(ToolHost host, Starter starter)
            : base(host, starter.Name, starter.Description)
        {
            this.starter = starter;
            values = [.. starter.Values.Select(value => (value, MakeOption(value)))];
            Add(folder);
            foreach (var (_, option) in values)
            {
                Add(option);
            }
        }

        public override IReadOnlyList<(string Line, string What)> Examples =>
        [
            ($"eca new {starter.Name}", "in the current folder"),
            (starter.Example, "with your own names"),
        ];

        protected override Outcome Run(ParseResult parsed)
        {
            var target = Host.FileSystem.Path.GetFullPath(parsed.GetValue(folder) is [var named] ? named : ".");
            var given = values.Select(value => (value.Value, Text: parsed.GetValue(value.Option)!)).ToArray();
            var files = starter.Files(given)
                .Select(file => (Path: Host.FileSystem.Path.Combine(target, file.Name), file.Text, file.IsOptional))
                // A repository has such a file already, and it is its own.
                .Where(file => !file.IsOptional || !Host.FileSystem.File.Exists(file.Path))
                .ToArray();
            var problems = files
                .Where(file => Host.FileSystem.File.Exists(file.Path))
                .Select(file => DiagnosticCatalog.FileExists(file.Path))
                .Concat(PolicyGenerator.Parse(files[0].Text, files[0].Path).Diagnostics
                    .Where(finding => finding.Code != UnreplacedPlaceholder))
                .ToArray();
            if (Array.Exists(problems, problem => problem.Severity == DiagnosticSeverity.Error))
            {
                return new Outcome(problems);
            }

            var refused = StagedFiles.Write(Host.FileSystem, [.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]);
            if (refused is not null)
            {
                return new Outcome([refused]);
            }

            var unknown = given.Select(value => value.Text).Where(Placeholder.IsIn).ToArray();
            return new Outcome(problems)
            {
                Text = string.Concat(files.Select(file => ShownText.Line($"wrote {ShownPath.Below(file.Path, Host.Folder)}") + "\n"))
                    + Next(unknown),
                Json = json =>
                {
                    json.Add("files", files.Select(file => ShownPath.Below(file.Path, Host.Folder)));
                    json.Add("placeholders", unknown);
                },
            };
        }

        private static string Next(string[] unknown) => unknown.Length == 0
            ? "Next: review the policy file, then run 'eca validate', 'eca check' and 'eca deploy'.\n"
            : ShownText.Line($"Next: fill in {string.Join(", ", unknown)} in both policy files; 'eca validate' lists what is left.") + "\n"
                + "Then run 'eca check' and 'eca deploy'.\n";

        private static Option<string> MakeOption(StarterValue value)
        {
            var option = new Option<string>(value.Option)
            {
                HelpName = value.HelpName,
                Description = value.Description,
                DefaultValueFactory = _ => value.Default,
            };
            option.Validators.Add(result =>
            {
                if (result.Tokens.Any(token => token.Value.Length == 0 || ShownText.FindHidden(token.Value, 0) >= 0))
                {
                    result.AddError($"'{value.Option}' expects one line of text.");
                }
            });
            return option;
        }
    }
}
