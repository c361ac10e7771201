using System.IO.Abstractions.TestingHelpers;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>A folder in the place of an org, and as much of Salesforce CLI as copies files to it and from it.</summary>
internal sealed class LoopbackOrg(MockFileSystem disk, string folder)
{
    /// <summary>Whether the machine has no such tool.</summary>
    public bool IsMissing { get; set; }

    /// <summary>The answers to queries.</summary>
    public OrgAnswers Answers { get; } = new();

    /// <summary>Whether Salesforce CLI is not logged in to the org.</summary>
    public bool IsLoggedOut { get; set; }

    /// <summary>The commands that retrieve or deploy, in their order.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>What an admin does before the next retrieve.</summary>
    public Action? BeforeRetrieve { get; set; }

    /// <summary>Whether the org refuses what is deployed.</summary>
    public bool Refuses { get; set; }

    /// <summary>Whether an admin undoes what is deployed.</summary>
    public bool HasStubbornAdmin { get; set; }

    /// <summary>Whether a deploy ends the session of Salesforce CLI.</summary>
    public bool LocksOutByDeploy { get; set; }

    /// <summary>Whether a retrieve writes nothing, and reports no error.</summary>
    public bool LosesRetrieved { get; set; }

    /// <summary>What the tool writes, to its output and to its error output.</summary>
    public string? Says { get; set; }

    /// <summary>The number of commands that began.</summary>
    public int Started { get; set; }

    /// <summary>The command at which our process is killed, and whether that is after what it does in the org.</summary>
    public (int Command, bool IsAfter)? Kills { get; set; }

    /// <summary>The end of our process.</summary>
    public static Exception Killed { get; } = new InvalidProgramException("killed");

    public int? Run(CommandLine command, Action<string, bool>? take, CancellationToken stop)
    {
        Started++;
        if (Kills == (Started, false))
        {
            throw Killed;
        }

        var code = RunWhole(command, take);
        return Kills == (Started, true) ? throw Killed : code;
    }

    private int? RunWhole(CommandLine command, Action<string, bool>? take)
    {
        command.Tool.Should().Be("sf");
        if (IsMissing)
        {
            return null;
        }

        var arguments = command.Arguments.ToList();
        if (arguments[0] == "data")
        {
            var query = arguments[2] == "--file" ? disk.File.ReadAllText(arguments[3]) : arguments[3];
            var answer = IsLoggedOut
                ? ("""{ "status": 1, "message": "No authorization information found for acme." }""", 1)
                : Answers.Answer(query);
            take!(answer.Item1, false);
            return answer.Item2;
        }

        if (arguments[0] == "package")
        {
            string.Join(' ', arguments.Take(4)).Should().Be("package installed list --json");
            var answer = Answers.ListPackages();
            take!(answer.Json, false);
            return answer.ExitCode;
        }

        if (Says is not null)
        {
            take.Should().NotBeNull("it must not reach the terminal as it is");
            take!(Says, false);
            take(Says, true);
        }

        Commands.Add(string.Join(' ', arguments.Take(3)) + (arguments.Contains("--dry-run") ? " --dry-run" : ""));
        if (arguments[1] == "retrieve")
        {
            arguments.Should().Contain("--metadata", "Salesforce CLI takes no empty list");
            BeforeRetrieve?.Invoke();
            if (LocksOutByDeploy && Commands.Contains("project deploy start"))
            {
                take?.Invoke("ERROR: INVALID_SESSION_ID", true);
                return 1;
            }

            if (!LosesRetrieved)
            {
                disk.Directory.CreateDirectory(Value("--target-metadata-dir"));
                Copy(folder, disk.Path.Combine(Value("--target-metadata-dir"), "unpackaged"));
            }

            return 0;
        }

        var package = Value("--metadata-dir");
        disk.File.Exists(disk.Path.Combine(package, "package.xml")).Should().BeTrue("a package has a manifest");
        if (Refuses)
        {
            take?.Invoke("Deploy failed.", false);
            return 1;
        }

        if (!arguments.Contains("--dry-run") && !HasStubbornAdmin)
        {
            Copy(package, folder);
            Delete();
        }

        return 0;

        string Value(string option) => arguments[arguments.IndexOf(option) + 1];
    }

    /// <summary>Deletes the records that a deploy lists, and of an app all its records.</summary>
    private void Delete()
    {
        var list = disk.Path.Combine(folder, "destructiveChangesPost.xml");
        var deleted = disk.File.Exists(list) ? XDocument.Parse(disk.File.ReadAllText(list)).Root!.Elements() : [];
        foreach (var types in deleted.Where(element => element.Name.LocalName == "types"))
        {
            var type = MetadataCatalog.FindComponent(types.Elements().Single(element => element.Name.LocalName == "name").Value)!;
            foreach (var name in types.Elements().Where(element => element.Name.LocalName == "members").Select(member => member.Value))
            {
                disk.File.Delete(disk.Path.Combine(folder, type.Folder!, $"{name}.{type.Suffix}"));
                var ofApp = disk.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Where(_ => type == ExternalClientApplication.MetadataType)
                    .Where(path => disk.File.ReadAllText(path).Contains($"<externalClientApplication>{name}<", StringComparison.Ordinal));
                Array.ForEach([.. ofApp], disk.File.Delete);
            }
        }

        disk.File.Delete(list);
    }

    private void Copy(string source, string target)
    {
        foreach (var path in disk.Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).ToArray())
        {
            var copy = disk.Path.Combine(target, disk.Path.GetRelativePath(source, path));
            disk.Directory.CreateDirectory(disk.Path.GetDirectoryName(copy)!);
            disk.File.Copy(path, copy, overwrite: true);
        }
    }
}
