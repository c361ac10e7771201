using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Policies.Posture;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Posture;

/// <summary>Retrieved orgs on a disk in memory, and their posture.</summary>
internal sealed class PostureOrgs
{
    public static DateTime Time { get; } = new(2026, 11, 28, 12, 30, 0, DateTimeKind.Utc);

    public MockFileSystem Disk { get; } = new();

    /// <summary>Adds an app to an org.</summary>
    /// <param name="org">The folder of the org below <c>/orgs</c>.</param>
    /// <param name="app">Name of the app.</param>
    /// <param name="policies">Elements of its OAuth policies.</param>
    /// <param name="settings">Elements of its global OAuth settings; no such record if absent.</param>
    public PostureOrgs Add(string org, string app, string policies = "", string? settings = "")
    {
        Write($"/orgs/{org}/extlClntAppOauthPolicies/{app}_oauthPlcy.ecaOauthPlcy", "ExtlClntAppOauthConfigurablePolicies", app, policies);
        if (settings is not null)
        {
            Write($"/orgs/{org}/extlClntAppGlobalOauthSets/{app}_glbloauth.ecaGlblOauth", "ExtlClntAppGlobalOauthSettings", app, settings);
        }

        return this;
    }

    /// <summary>Adds a file.</summary>
    public PostureOrgs AddFile(string path, string text)
    {
        Disk.AddFile(path, new MockFileData(text));
        return this;
    }

    /// <summary>Reads the posture of paths; of all orgs if there are none.</summary>
    public PostureReport Read(params string[] paths) => new PostureReader(Disk).Read(new PostureRequest
    {
        Paths = paths.Length == 0 ? ["/orgs"] : paths.ToValueList(),
        Baselines = [RuleBaseline.SalesforceHealth],
        Time = Time,
        Folder = "/",
    });

    private void Write(string path, string type, string app, string elements) => AddFile(
        path,
        $"""
        <{type} xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>{app}</externalClientApplication>
            {elements}
        </{type}>
        """);
}
