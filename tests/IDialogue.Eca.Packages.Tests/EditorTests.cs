using System.Diagnostics;
using System.Text.Json;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>What editors and <c>dotnet watch</c> know of policy files.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EditorTests
{
    private const string Policy =
        "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      preset: long-running-agent\n      permissionSets: [Agent_User]\n";

    private const string Kinds = "Watch,UpToDateCheckInput,UpToDateCheckOutput,None,AvailableItemName,EcaPolicy";

    [Test]
    public void An_editor_knows_the_kind_of_each_file_and_when_a_build_is_needed()
    {
        var consumer = Project("<EcaPolicy Include=\"../shared/shared.eca.yaml\" Overlay=\"shared.over.eca.yaml\" />");
        consumer.Write("notes.txt", "");
        consumer.Write("Acme.Policies/policy.eca.yaml", "apps: {}\n");
        consumer.Write("retrieved/a/A.ecaOauthPlcy", "");
        consumer.Write("../shared/shared.eca.yaml", Policy.Replace("Agent:", "Shared:"));
        consumer.Write("shared.over.eca.yaml", "apps: {}\n");
        string[] policies =
        [
            "../shared/shared.eca.yaml", "Acme.Policies/policy.eca.yaml", "policy.eca.yaml", "policy.production.eca.yaml",
            "shared.over.eca.yaml",
        ];

        var items = Items(consumer, "-p:BuildingInsideVisualStudio=true", "-p:DesignTimeBuild=true", "-p:EcaRetrieved=retrieved");

        Names(items, "Watch").Should().Equal(policies);
        Names(items, "UpToDateCheckInput").Should().BeEquivalentTo([.. policies, $"{consumer.Folder}/retrieved/a/A.ecaOauthPlcy"]);
        Names(items, "UpToDateCheckOutput").Should().ContainSingle().Which.Should().EndWith("obj/Debug/net10.0/eca.built");
        Names(items, "AvailableItemName").Should().Contain("EcaPolicy");
        Names(items, "EcaPolicy").Should().Equal("../shared/shared.eca.yaml", "policy.eca.yaml");
        Names(items, "None").Should().Contain("notes.txt").And.NotContain("policy.eca.yaml");
        items.GetProperty("None").EnumerateArray()
            .Single(item => item.GetProperty("Identity").GetString() == "policy.production.eca.yaml")
            .GetProperty("DependentUpon").GetString().Should().Be("policy.eca.yaml");

        consumer.Has("bin/eca/metadata/package.xml").Should().BeFalse("a design-time build generates nothing");
        Names(Items(consumer), "UpToDateCheckInput").Should().BeEmpty("only Visual Studio asks for it");
        Names(Items(consumer, "-p:EcaEnabled=false"), "Watch").Should().BeEmpty();

        File.Delete(consumer.At("retrieved/a/A.ecaOauthPlcy"));
        consumer.Build("-p:BuildingInsideVisualStudio=true");
        consumer.Has("obj/Debug/net10.0/eca.built").Should().BeTrue();
        consumer.Succeed("clean");
        consumer.Has("obj/Debug/net10.0/eca.built").Should().BeFalse();
    }

    [Test]
    public async Task Dotnet_watch_builds_again_when_a_policy_changes()
    {
        var consumer = Project();
        consumer.Build();
        var record = "bin/eca/metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";
        var start = Dotnet.StartInfo(
            consumer.Folder, ["watch", "--non-interactive", "build", "--no-restore"], ("DOTNET_USE_POLLING_FILE_WATCHER", "1"));
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        using var watch = Process.Start(start)!;
        var output = new List<string>();
        var isWaiting = new TaskCompletionSource();
        watch.OutputDataReceived += Take;
        watch.ErrorDataReceived += Take;
        watch.BeginOutputReadLine();
        watch.BeginErrorReadLine();
        try
        {
            await isWaiting.Task.WaitAsync(TimeSpan.FromMinutes(1));
            consumer.Write("policy.eca.yaml", Policy.Replace("Agent_User", "Changed_User"));

            var until = DateTime.UtcNow.AddMinutes(1);
            while (DateTime.UtcNow < until && !consumer.Read(record).Contains("Changed_User"))
            {
                await Task.Delay(200);
            }

            consumer.Read(record).Should().Contain("Changed_User", string.Join('\n', output));
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync();
        }

        void Take(object sender, DataReceivedEventArgs line)
        {
            output.Add(line.Data ?? "");
            if (line.Data?.Contains("Waiting for a file to change") == true)
            {
                isWaiting.TrySetResult();
            }
        }
    }

    private static Consumer Project(string items = "")
    {
        var consumer = new Consumer { RestoresItself = true };
        consumer.Write(Consumer.Project, consumer.Read(Consumer.Project).Replace("</ItemGroup>", $"{items}</ItemGroup>"));
        consumer.Write("policy.eca.yaml", Policy);
        consumer.Write("policy.production.eca.yaml", "apps: {}\n");
        consumer.Restore();
        return consumer;
    }

    private static JsonElement Items(Consumer consumer, params string[] properties) =>
        JsonDocument.Parse(consumer.Succeed(["msbuild", $"-getItem:{Kinds}", .. properties]).Output)
            .RootElement.GetProperty("Items");

    private static IEnumerable<string> Names(JsonElement items, string kind) => items.GetProperty(kind).EnumerateArray()
        .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
