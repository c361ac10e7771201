using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Laws of plan, apply and check, on an org in memory.</summary>
public sealed class ConvergenceTests
{
    private const string PlanFile = "/project/acme.ecaplan";
    private const string Other = "/project/org/extlClntAppOauthPolicies/Other_oauth_defaultPolicy.ecaOauthPlcy";

    private static readonly string[] Values =
        ["Relax IP restrictions", "Enforce IP restrictions", "Relax IP restrictions with second factor"];

    [Test]
    public void Killed_at_any_command_and_run_again_it_ends_as_one_run_does([Values(false, true)] bool isPhased)
    {
        var whole = Approved(isPhased);
        Apply(whole).ExitCode.Should().Be(0);
        var (files, commands) = (FilesOf(whole), whole.Org.Started);

        for (var i = 1; i <= commands; i++)
        {
            foreach (var isAfter in new[] { false, true })
            {
                var session = Approved(isPhased);
                session.Org.Started = 0;
                session.Org.Kills = (i, isAfter);
                session.Invoking(killed => Apply(killed)).Should().Throw<InvalidProgramException>();
                session.Org.Kills = null;

                var again = Apply(session);

                again.ExitCode.Should().Be(0, again.Errors);
                FilesOf(session).Should().Equal(files);
                Apply(session).Output.Should().Contain("the plan is already in effect");
            }
        }

        commands.Should().BeGreaterThan(4);
    }

    [Test]
    public void The_undo_after_a_killed_run_and_its_repetition_restores_every_record()
    {
        var whole = Changed();
        Apply(whole).ExitCode.Should().Be(0);
        whole.Org.Commands.Count(command => command == "project deploy start").Should().Be(2, "there is something between two deploys");

        for (var i = 1; i <= whole.Org.Started; i++)
        {
            foreach (var isAfter in new[] { false, true })
            {
                var session = Changed();
                var before = FilesOf(session);
                session.Org.Kills = (i, isAfter);
                session.Invoking(killed => Apply(killed)).Should().Throw<InvalidProgramException>();
                session.Org.Kills = null;
                Apply(session).Should().Match<Session.Printed>(
                    again => again.ExitCode == 0 && again.Output.Contains("To undo it:") && !again.Errors.Contains("ECA0253"));

                var undone = session.Eca(["apply", "/project/acme.undo.ecaplan"]);

                undone.ExitCode.Should().Be(0, undone.Errors);
                FilesOf(session).Should().Equal(before);
            }
        }
    }

    [Test]
    public void A_deploy_that_follows_a_killed_one_keeps_what_undoes_that()
    {
        string[] deploy = ["deploy", "--yes", "--phased", "--undo", "/project/back.ecaplan"];
        var whole = Changed();
        whole.Eca(deploy).ExitCode.Should().Be(0);
        var commands = whole.Org.Started;
        var moved = 0;

        for (var i = 1; i <= commands; i++)
        {
            foreach (var isAfter in new[] { false, true })
            {
                var session = Changed();
                var before = FilesOf(session);
                session.Org.Kills = (i, isAfter);
                session.Invoking(killed => killed.Eca(deploy)).Should().Throw<InvalidProgramException>();
                session.Org.Kills = null;
                session.Eca(deploy).ExitCode.Should().Be(0);

                Undo("back");
                if (session.Disk.File.Exists("/project/back.1.ecaplan"))
                {
                    Undo("back.1");
                    moved++;
                }

                FilesOf(session).Should().Equal(before);

                void Undo(string name) => session.Eca(["apply", $"/project/{name}.ecaplan", "--no-undo"]).ExitCode.Should().Be(0);
            }
        }

        moved.Should().BePositive();
    }

    [Test]
    public void What_no_plan_of_a_killed_run_undoes_is_named()
    {
        var session = Changed();
        session.Org.Kills = (5, true);
        session.Invoking(killed => Apply(killed)).Should().Throw<InvalidProgramException>();
        session.Org.Kills = null;
        session.Disk.File.Delete("/project/acme.undo.ecaplan");

        var again = Apply(session);

        again.ExitCode.Should().Be(0, again.Errors);
        again.Errors.Should().Contain("warning ECA0253: The org has ExtlClntAppOauthSettings Billing_oauth as planned already");
    }

    [Test]
    public void No_check_changes_the_org()
    {
        var (random, validated) = (new Random(14), 0);
        for (var i = 0; i < 300; i++)
        {
            var session = Start(Values[random.Next(Values.Length)], Values[random.Next(Values.Length)]);
            session.Org.Refuses = Chance();
            session.Org.HasStubbornAdmin = Chance();
            session.Org.IsLoggedOut = random.Next(10) == 0;
            session.Org.Answers.Missing.UnionWith(Chance() ? ["Agent_User"] : []);
            session.Answer = Chance() ? "y" : null;
            var before = FilesOf(session);
            string[] options = [.. Chance() ? ["--phased"] : Array.Empty<string>(), .. Chance() ? ["--json"] : Array.Empty<string>()];

            session.Eca(["check", "--target-org", "acme", .. options]);

            FilesOf(session).Should().Equal(before);
            var deploys = session.Org.Commands.FindAll(command => command.Contains("deploy", StringComparison.Ordinal));
            deploys.Should().NotContain(command => !command.EndsWith(" --dry-run", StringComparison.Ordinal));
            validated += deploys.Count;
        }

        validated.Should().BeGreaterThan(50);

        bool Chance() => random.Next(4) == 0;
    }

    [Test]
    public void An_edit_of_a_planned_record_is_refused_and_one_of_another_record_is_kept()
    {
        var (random, refused, kept) = (new Random(14), 0, 0);
        for (var i = 0; i < 300; i++)
        {
            var session = Approved(isPhased: false);
            var records = session.Disk.AllFiles.Where(file => file.StartsWith("/project/org/", StringComparison.Ordinal)).ToArray();
            var record = records[random.Next(records.Length)];
            var edited = session.Disk.File.ReadAllText(record)
                .Replace("</externalClientApplication>", $"</externalClientApplication><!-- {i} -->", StringComparison.Ordinal);
            session.Disk.File.WriteAllText(record, edited);
            session.Org.Commands.Clear();

            var printed = Apply(session);

            session.Disk.File.ReadAllText(record).Should().Be(edited);
            if (record == Other)
            {
                printed.ExitCode.Should().Be(0, printed.Errors);
                kept++;
            }
            else
            {
                printed.ExitCode.Should().Be(1);
                printed.Errors.Should().Contain("error ECA0229");
                session.Org.Commands.Should().NotContain(command => command.Contains("deploy", StringComparison.Ordinal));
                refused++;
            }
        }

        refused.Should().BeGreaterThan(50);
        kept.Should().BeGreaterThan(50);
    }

    private static Session Start(string permitted, string enforced)
    {
        var session = Session.WithInstalledApp();
        session.Disk.AddFile(Other, new MockFileData(
            session.Disk.File.ReadAllText("/project/org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy")
                .Replace("acme__Agent", "acme__Other", StringComparison.Ordinal)));
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            $$"""
            apps:
              Agent:
                namespace: acme
                oauthPolicies:
                  ipRelaxation: {{permitted}}
              Billing:
                basicInformation: { label: Billing, contactEmail: a@example.com, distributionState: Local }
                oauthSettings: { scopes: [api] }
                oauthPolicies:
                  permittedUsers: Admin approved users are pre-authorized
                  permissionSets: [Agent_User]
                  ipRelaxation: {{enforced}}
            """));
        return session;
    }

    private static Session Approved(bool isPhased)
    {
        var session = Start(Values[0], Values[0]);
        var planned = session.Eca(["plan", "--output", PlanFile, .. isPhased ? ["--phased"] : Array.Empty<string>()]);
        planned.ExitCode.Should().Be(2, planned.Errors);
        session.Org.Started = 0;
        return session;
    }

    /// <summary>An approved plan that changes records in two steps.</summary>
    private static Session Changed()
    {
        const string PolicyFile = "/project/policy.eca.yaml";
        var session = Start(Values[0], Values[0]);
        session.Eca(["deploy", "--yes", "--phased"]).ExitCode.Should().Be(0);
        session.Disk.File.WriteAllText(PolicyFile, session.Disk.File.ReadAllText(PolicyFile)
            .Replace("[api]", "[api, refresh_token]", StringComparison.Ordinal)
            .Replace(Values[0], Values[1], StringComparison.Ordinal));
        session.Eca(["plan", "--phased", "--output", PlanFile]).ExitCode.Should().Be(2);
        session.Org.Started = 0;
        session.Org.Commands.Clear();
        return session;
    }

    private static Session.Printed Apply(Session session) => session.Eca(["apply", PlanFile]);

    /// <summary>What the org has.</summary>
    private static string[] FilesOf(Session session) => [.. session.Disk.AllFiles
        .Where(path => path.StartsWith("/project/org/", StringComparison.Ordinal))
        .Where(path => !path.EndsWith("package.xml", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path}\n{session.Disk.File.ReadAllText(path)}")];
}
