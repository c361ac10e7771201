using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Salesforce.Tests.Loopback;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>A folder to run <c>sf</c> in, with a home of its own for it.</summary>
internal sealed class SalesforceFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("eca-sf-").FullName;

    /// <summary>A home of its own, and no network but the org.</summary>
    private Dictionary<string, string> Environment => new()
    {
        ["HOME"] = root,
        ["USERPROFILE"] = root,
        ["SF_ACCESS_TOKEN"] = LoopbackOrg.AccessToken,
        ["SF_USE_GENERIC_UNIX_KEYCHAIN"] = "true",
        ["SF_ORG_METADATA_REST_DEPLOY"] = DeploysByRest ? "true" : "false",
        ["SF_DISABLE_TELEMETRY"] = "true",
        ["SF_AUTOUPDATE_DISABLE"] = "true",
        ["SF_SKIP_NEW_VERSION_CHECK"] = "true",
    };

    public SalesforceFolder() => Directory.CreateDirectory(Folder);

    /// <summary>Whether deploys go by the REST API; by SOAP otherwise.</summary>
    public bool DeploysByRest { get; set; }

    private static string EcaAssembly => Path.Combine(AppContext.BaseDirectory, "eca.dll");

    private string Folder => Path.Combine(root, "work");

    private string Tools => Path.Combine(root, "bin");

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Full path of a file or folder in the folder.</summary>
    public string At(string path) => Path.Combine([Folder, .. path.Split('/')]);

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    /// <summary>Makes the folder a Salesforce DX project.</summary>
    public void BecomeProject()
    {
        Write(
            "sfdx-project.json",
            $$"""{ "packageDirectories": [{ "path": "force-app", "default": true }], "sourceApiVersion": "{{ApiVersion.Default}}" }""");
        // sf refuses a project whose package directory is not there, whatever the command.
        Directory.CreateDirectory(At("force-app"));
    }

    /// <summary>Makes an org the one that commands go to.</summary>
    public void LogIn(LoopbackOrg org) => Run($"sf org login access-token --instance-url {org.Url} --no-prompt --set-default");

    /// <summary>Runs a command, which must succeed, and gives its result.</summary>
    public JsonElement Run(string command) => Run(command, isTaken: true);

    /// <summary>Runs a command, which must fail, and gives its result.</summary>
    public JsonElement RunRefused(string command) => Run(command, isTaken: false);

    /// <summary>Runs the tool of this project, which finds <c>sf</c> by its name.</summary>
    public CommandResult RunEca(params string[] arguments) => RunWithTools("dotnet", [EcaAssembly, .. arguments]);

    /// <summary>Runs a script of bash, which finds <c>sf</c>, <c>eca</c> and <c>dotnet eca</c> by their names.</summary>
    [UnsupportedOSPlatform("windows")]
    public CommandResult RunBash(string script, params (string Name, string Value)[] variables)
    {
        foreach (var name in new[] { "eca", "dotnet-eca" })
        {
            SalesforceClients.WriteCommand(Tools, name, $"exec dotnet '{EcaAssembly}' \"$@\"");
        }

        return RunWithTools("bash", ["-e", "-o", "pipefail", "-c", script], variables);
    }

    private CommandResult RunWithTools(string program, string[] arguments, params (string Name, string Value)[] variables)
    {
        SalesforceClients.LinkSf(Tools);
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["PATH"] = Tools + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Run(start);
    }

    private CommandResult Run(ProcessStartInfo start)
    {
        start.WorkingDirectory = Folder;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Command.Run(start);
    }

    private JsonElement Run(string command, bool isTaken)
    {
        var result = Run(SalesforceClients.StartSf([.. command.Split(' ').Skip(1), "--json"]));
        (result.ExitCode == 0).Should().Be(isTaken, "{0} says: {1}{2}", command, result.Output, result.Errors);
        return JsonDocument.Parse(result.Output).RootElement.GetProperty("result");
    }
}
