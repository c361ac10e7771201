using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.MSBuild.Tests;

/// <summary>A folder in the place of an org, and as much of Salesforce CLI as copies files to it and from it.</summary>
internal sealed class FolderOrg(string folder)
{
    /// <summary>A value of a variable, which Salesforce CLI prints and no log may have.</summary>
    public const string Url = "https://planted.example.com/";

    public string Folder => folder;

    /// <summary>The answers to queries.</summary>
    public OrgAnswers Answers { get; } = new();

    public List<string> Commands { get; } = [];

    /// <summary>The folder of the run.</summary>
    public string? Work { get; private set; }

    public bool IsMissing { get; set; }

    /// <summary>Whether the org refuses what is deployed.</summary>
    public bool Refuses { get; set; }

    /// <summary>Whether an admin undoes what is deployed.</summary>
    public bool HasStubbornAdmin { get; set; }

    /// <summary>What happens while a command runs.</summary>
    public Action? During { get; set; }

    public int? Run(CommandLine command, Action<string, bool>? take, CancellationToken cancellationToken)
    {
        command.Tool.Should().Be("sf");
        if (IsMissing)
        {
            return null;
        }

        var words = command.Arguments.ToList();
        words[words.IndexOf("--target-org") + 1].Should().Be("acme");
        var isDryRun = words.Contains("--dry-run");
        if (words[0] == "data")
        {
            var answer = Answers.Answer(words[2] == "--file" ? File.ReadAllText(words[3]) : words[3]);
            take!(answer.Json, false);
            return answer.ExitCode;
        }

        Commands.Add(string.Join(' ', words.Take(3)) + (isDryRun ? " --dry-run" : ""));
        take!($"sf says {Url}", false);
        During?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        if (words[1] == "retrieve")
        {
            var target = words[words.IndexOf("--target-metadata-dir") + 1];
            Work = Path.GetDirectoryName(target);
            Copy(Folder, Path.Combine(target, "unpackaged"));
            return 0;
        }

        if (Refuses)
        {
            take($"No access: {Url}", true);
            return 1;
        }

        if (!isDryRun && !HasStubbornAdmin)
        {
            Copy(words[words.IndexOf("--metadata-dir") + 1], Folder);
        }

        return 0;
    }

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        File.WriteAllText(Path.Combine(Folder, path), content);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static void Copy(string source, string target)
    {
        foreach (var path in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
        }
    }
}
