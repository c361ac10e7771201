using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>The MCP server as a package that clients find and start by themselves.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class McpPackageTests
{
    private const string Package = "IDialogue.Eca.Mcp";

    [Test]
    public void The_package_is_an_MCP_server_and_says_how_to_start_itself()
    {
        using var package = ZipFile.OpenRead(Packages.PathOf(Package));
        using var nuspec = package.GetEntry($"{Package}.nuspec")!.Open();
        using var description = package.GetEntry(".mcp/server.json")!.Open();
        using var readme = new StreamReader(package.GetEntry("README.md")!.Open());
        var server = JsonDocument.Parse(description).RootElement;

        XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "packageType")
            .Select(type => type.Attribute("name")!.Value).Should().BeEquivalentTo("McpServer", "DotnetTool");
        var start = server.GetProperty("packages").EnumerateArray().Single();
        start.GetProperty("identifier").GetString().Should().Be(Package);
        start.GetProperty("version").GetString().Should().Be(Packages.Version);
        server.GetProperty("version").GetString().Should().Be(Packages.Version);
        server.GetProperty("description").GetString()!.Length.Should().BeLessThanOrEqualTo(100, "the registry takes no more");
        readme.ReadToEnd().Should().Contain($"mcp-name: {server.GetProperty("name").GetString()}\n", "the registry asks for it");
        package.Entries.Select(entry => entry.FullName).Should()
            .NotContain(file => file.StartsWith("tools/", StringComparison.Ordinal)
                && file.EndsWith(".xml", StringComparison.Ordinal)
                && !file.EndsWith("DotnetToolSettings.xml", StringComparison.Ordinal));
    }

    [Test]
    public void The_installed_server_answers_a_client()
    {
        var folder = Path.Combine(Packages.Root, "mcp-tool");
        var install = Dotnet.Run(
            Packages.Root,
            ["tool", "install", Package, "--tool-path", folder, "--source", Packages.Feed, "--version", Packages.Version],
            ("NUGET_PACKAGES", Path.Combine(Packages.Root, "mcp-packages")));
        install.ExitCode.Should().Be(0, install.Output);

        Explain(folder, "eca-mcp").Should().Contain("# ECA0012: An invalid value");
    }

    /// <summary>Asks a server of a folder for the page of a code, and returns the client's answers.</summary>
    public static string Explain(string folder, string program, params string[] arguments) =>
        NodeScript.Run("mcp-client.mjs", new JsonObject
        {
            ["command"] = Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program),
            ["args"] = new JsonArray([.. arguments.Select(argument => (JsonNode)argument)]),
            ["folder"] = folder,
            ["steps"] = new JsonArray(new JsonArray("callTool", new JsonObject
            {
                ["name"] = "explain",
                ["arguments"] = new JsonObject { ["text"] = "ECA0012" },
            })),
        }.ToJsonString());
}
