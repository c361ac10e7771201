using System.Collections;
using System.CommandLine;
using System.IO.Abstractions.TestingHelpers;
using System.Text;
using System.Text.RegularExpressions;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>
/// Somebody at a shell, as far as these tests need one: runs <c>eca</c>, shows files by <c>cat</c> and <c>ls</c>, and takes input by
/// <c>&lt;</c>. What is printed is noted, errors with a mark before them.
/// </summary>
internal sealed partial class Session
{
    private const string Folder = "/project";
    private const string ErrorMark = "! ";

    private readonly StringBuilder transcript = new();

    public Session(MockFileSystem disk)
    {
        Disk = disk;
        Org = new LoopbackOrg(disk, Full("org"));
        disk.Directory.CreateDirectory(Full("."));
        disk.Directory.SetCurrentDirectory(Full("."));
    }

    public MockFileSystem Disk { get; }

    public LoopbackOrg Org { get; }

    public Hashtable EnvironmentVariables { get; } = [];

    public bool IsTerminal { get; init; }

    /// <summary>What is answered to a question; there is no terminal to ask if absent.</summary>
    public string? Answer { get; set; }

    /// <summary>What is answered to questions, one after the other, in the place of <see cref="Answer"/>.</summary>
    public Queue<string> Answers { get; } = [];

    public IReadOnlyList<ReportFormat> Formats { get; set; } = ReportFormat.All;

    /// <summary>A session in a folder that holds what a folder of the repository holds.</summary>
    public static Session In(string folder)
    {
        var disk = new MockFileSystem();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            disk.AddFile($"{Folder}/{Path.GetRelativePath(folder, path).Replace('\\', '/')}", new MockFileData(File.ReadAllBytes(path)));
        }

        return new Session(disk);
    }

    /// <summary>A session in an empty folder.</summary>
    public static Session Empty() => new(new MockFileSystem());

    /// <summary>A session in a folder with a policy for an installed app, and the record that the org has of it in <c>org</c>.</summary>
    public static Session WithInstalledApp()
    {
        var session = Empty();
        session.Disk.AddFile($"{Folder}/policy.eca.yaml", new MockFileData(
            "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      ipRelaxation: Relax IP restrictions\n"));
        session.Disk.AddFile($"{Folder}/org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy", new MockFileData(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>acme__Agent</externalClientApplication>
                <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """));
        return session;
    }

    /// <summary>The help of a command, or of the tool.</summary>
    public string Help(params string[] command) => Masked(Eca([.. command, "--help"]).Output);

    /// <summary>Runs a line and notes what it printed.</summary>
    public void Run(string line)
    {
        var words = Words(line);
        var mark = words.IndexOf("<");
        var input = mark < 0 ? [] : Disk.File.ReadAllBytes(Full(words[mark + 1]));
        words = mark < 0 ? words : words[..mark];
        var printed = words[0] switch
        {
            "cat" => new Printed(Disk.File.ReadAllText(Full(words[1])), "", 0),
            "ls" => new Printed(string.Concat(Files(words[1]).Select(file => file + "\n")), "", 0),
            _ => Eca(words[1..], input),
        };
        var errors = Masked(printed.Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(error => $"{ErrorMark}{error}\n");
        var end = printed.ExitCode == 0 ? "" : FormattableString.Invariant($"[exit code {printed.ExitCode}]\n");
        transcript.Append("$ ").Append(line).Append('\n').Append(Masked(printed.Output)).AppendJoin("", errors).Append(end).Append('\n');
    }

    /// <summary>Runs the tool.</summary>
    public Printed Eca(IReadOnlyList<string> arguments, byte[]? input = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        using var bytes = new MemoryStream();
        var exitCode = EcaTool.Run(
            arguments, Host(output, errors) with { OpenOutput = () => bytes, OpenInput = () => new MemoryStream(input ?? []) });
        return new Printed(output + Encoding.UTF8.GetString(bytes.ToArray()), errors.ToString(), exitCode);
    }

    /// <summary>What is wrong with a command line, before anything is done.</summary>
    public IEnumerable<string> Mistakes(IReadOnlyList<string> arguments) =>
        EcaTool.Parse(arguments, Host(TextWriter.Null, TextWriter.Null)).Errors.Select(error => error.Message);

    public override string ToString() => transcript.ToString();

    private ToolHost Host(TextWriter output, TextWriter errors) => new()
    {
        FileSystem = Disk,
        Output = output,
        Errors = errors,
        OpenOutput = () => Stream.Null,
        OpenInput = () => Stream.Null,
        Start = Org.Run,
        EnvironmentVariables = EnvironmentVariables,
        Clock = new FixedClock(),
        ReadLine = Answer is null && Answers.Count == 0 ? null : () => Answers.TryDequeue(out var answer) ? answer : Answer,
        IsOutputTerminal = IsTerminal,
        IsErrorTerminal = IsTerminal,
        Width = () => 100,
        Formats = Formats,
    };

    private IEnumerable<string> Files(string folder) => Disk.AllFiles
        .Select(path => Disk.Path.GetRelativePath(Full("."), path).Replace('\\', '/'))
        .Where(path => path.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private string Full(string path) => Disk.Path.GetFullPath(Disk.Path.Combine(Folder, path));

    /// <summary>What differs between runs and machines is written alike.</summary>
    private static string Masked(string text)
    {
        var masked = TemporaryFolder().Replace(text, "<temporary folder>")
            .Replace(RootCommand.ExecutableName + " ", "eca ", StringComparison.Ordinal)
            .Replace(Path.DirectorySeparatorChar, '/')
            .TrimEnd('\n');
        return masked.Length > 0 ? masked + "\n" : "";
    }

    private static List<string> Words(string line) => [.. Word().Matches(line).Select(word => word.Value.Trim('\''))];

    [GeneratedRegex(@"[^\s'""]*eca-[A-Za-z0-9.]+(?=[/\\])")]
    private static partial Regex TemporaryFolder();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    /// <summary>What a command printed.</summary>
    public sealed record Printed(string Output, string Errors, int ExitCode);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    }
}
