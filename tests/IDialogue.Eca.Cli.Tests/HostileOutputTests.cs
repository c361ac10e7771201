using System.IO.Abstractions.TestingHelpers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>What the tool prints of hostile names: every character is shown, and no line is a command for a CI system.</summary>
[Category(Attack.Category)]
public sealed class HostileOutputTests
{
    private static readonly JsonSerializerOptions AsYaml = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Words that JSON and YAML write alike.</summary>
    private static readonly string[] Names = [.. HostileWords.All.Where(
        word => word.Trim().Length > 0 && word != "\U000E0041" && !word.Contains('$', StringComparison.Ordinal))];

    private static readonly string[][] CommandLines =
    [
        ["validate"], ["validate", "--json"], ["validate", "--format", "markdown"], ["validate", "--format", "sarif"], ["validate", "org"],
        ["build"], ["build", "--retrieved", "org"], ["build", "--json"], ["links"], ["links", "--json"], ["diff", "--retrieved", "org"],
        ["diff", "--retrieved", "org", "--format", "markdown"], ["diff", "--retrieved", "org", "--json"],
        ["check"], ["deploy", "--yes"], ["plan"],
        ["merge", "--into", "org"], ["import", "org"],
    ];

    [Test]
    public void Lines_show_names_of_permission_sets_users_and_labels([ValueSource(nameof(CommandLines))] string[] command) =>
        Names.SelectMany(name => new[] { WithNames(name, isValid: true), WithNames(name, isValid: false) })
            .SelectMany(session => LinesThatHide(session, command))
            .Should().BeEmpty();

    [Test]
    public void Findings_show_arguments_and_paths() => HostileWords.All
        .SelectMany(name => new string[][]
        {
            ["build", name], ["explain", name], ["build", "--environment", name], ["check", "--target-org", name],
        })
        .SelectMany(command => LinesThatHide(Session.WithInstalledApp(), command))
        .Should().BeEmpty();

    private static IEnumerable<string> LinesThatHide(Session session, string[] command)
    {
        var printed = session.Eca(command);
        return (printed.Output + "\n" + printed.Errors).Split('\n').Where(line => !ShownText.IsPlain(line));
    }

    private static Session WithNames(string name, bool isValid)
    {
        var session = Session.WithInstalledApp();
        var text = JsonSerializer.Serialize(name, AsYaml);
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            $$"""
            apps:
              Agent:
                namespace: acme
                oauthPolicies: { permissionSets: [{{text}}], ipRelaxation: Relax IP restrictions }
                subscriber: { users: [{{text}}] }
            """ + (isValid ? "" : $"\n    basicInformation: {{ label: {text} }}\n    pluginPolicies: {text}\n  {text}: {{}}\n")));
        session.Disk.AddFile("/project/org/extlClntAppOauthPolicies/Other_oauth_defaultPolicy.ecaOauthPlcy", new MockFileData(
            $"""
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>{string.Concat(name.Select(letter => $"&#{(int)letter};"))}</commaSeparatedPermissionSet>
                <externalClientApplication>acme__Other</externalClientApplication>
            </ExtlClntAppOauthConfigurablePolicies>
            """));
        return session;
    }
}
