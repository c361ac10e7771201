using System.Diagnostics;
using System.Globalization;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Processes of the tool that are killed, and that run beside each other.</summary>
[Category(Attack.Category)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProcessAttackTests : IDisposable
{
    private const int Records = 40;
    private const int Merges = 5;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("eca-attack-");
    private readonly Random random = new(1);

    private string Tree => Path.Combine(folder.FullName, "retrieved");

    public void Dispose() => folder.Delete(recursive: true);

    [Test]
    public void A_merge_that_is_killed_leaves_whole_files_and_the_next_one_finishes()
    {
        Retrieve();
        var before = Files();
        WritePolicy("policy.eca.yaml", "Agent_User");
        var whole = Stopwatch.StartNew();
        Finish(Merge("policy.eca.yaml"));
        whole.Stop();
        var after = Files();

        Attack.Repeat(
            number =>
            {
                Retrieve();
                using (var merge = Merge("policy.eca.yaml"))
                {
                    WaitForKill(merge, number, whole.Elapsed);
                    merge.Kill();
                    merge.WaitForExit();
                }

                Files().Where(file => !IsOurs(file.Key)).Should()
                    .OnlyContain(file => file.Value == before[file.Key] || file.Value == after[file.Key]);
                Finish(Merge("policy.eca.yaml"));
                Files().Should().Equal(after);
            },
            count: 2);
    }

    [Test]
    public void Merges_of_processes_at_once_lose_nothing()
    {
        var sets = Enumerable.Range(0, Merges).Select(number => $"Set_{number}").ToArray();
        Array.ForEach(sets, set => WritePolicy($"{set}.eca.yaml", set));

        Attack.Repeat(
            _ =>
            {
                Retrieve();
                var merges = sets.Select(set => Merge($"{set}.eca.yaml")).ToArray();
                Array.ForEach(merges, Finish);
                Files().Values.Should().OnlyContain(text => sets.All(set => text.Contains(set, StringComparison.Ordinal)));
            },
            count: 1);
    }

    private static bool IsOurs(string path) => Path.GetFileName(path).StartsWith(".eca-", StringComparison.Ordinal);

    /// <summary>Half of the kills hit the moment in which files are moved, which is short.</summary>
    private void WaitForKill(Process merge, int number, TimeSpan whole)
    {
        if (number % 2 == 0)
        {
            Thread.Sleep(whole * random.NextDouble());
            return;
        }

        while (!merge.HasExited && !File.Exists(Path.Combine(Tree, ".eca-journal")))
        {
            Thread.Yield();
        }

        Thread.Sleep(random.Next(4));
    }

    private void Retrieve()
    {
        if (Directory.Exists(Tree))
        {
            Directory.Delete(Tree, recursive: true);
        }

        var records = Directory.CreateDirectory(Path.Combine(Tree, "extlClntAppOauthPolicies")).FullName;
        for (var number = 0; number < Records; number++)
        {
            File.WriteAllText(Path.Combine(records, string.Create(CultureInfo.InvariantCulture, $"App{number}_defaultPolicy.ecaOauthPlcy")),
                $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                    <externalClientApplication>acme__App{number}</externalClientApplication>
                    <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
                    <label>App{number}</label>
                    <permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType>
                    <refreshTokenPolicyType>Infinite</refreshTokenPolicyType>
                </ExtlClntAppOauthConfigurablePolicies>

                """);
        }
    }

    private void WritePolicy(string name, string permissionSet) =>
        File.WriteAllText(Path.Combine(folder.FullName, name), "apps:\n" + string.Concat(Enumerable.Range(0, Records).Select(number =>
            $"""
              App{number}:
                namespace: acme
                oauthPolicies:
                  preset: long-running-agent
                  permissionSets: [{permissionSet}]

            """)));

    private Process Merge(string policy)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EcaTool).Assembly.Location, "merge", policy, "--into", Tree])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Finish(Process process)
    {
        using (process)
        {
            process.WaitForExit();
            process.ExitCode.Should().Be(0);
        }
    }

    private SortedDictionary<string, string> Files()
    {
        var files = Directory.EnumerateFiles(Tree, "*", SearchOption.AllDirectories);
        return new(files.ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
