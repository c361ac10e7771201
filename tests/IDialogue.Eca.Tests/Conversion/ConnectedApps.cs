using System.IO.Abstractions.TestingHelpers;
using CsCheck;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Conversion;

/// <summary>Connected apps to convert, and what they became.</summary>
internal static class ConnectedApps
{
    public const string Minimal = "<contactEmail>ops@example.com</contactEmail><label>Agent</label>";

    public static ConnectedApp App(ConnectedAppOauthConfig? config = null, ConnectedAppOauthPolicy? policy = null) => new()
    {
        FullName = "Agent",
        ContactEmail = "ops@example.com",
        Label = "Agent",
        OauthConfig = config ?? new ConnectedAppOauthConfig { CallbackUrl = "https://a.example.com/cb" },
        OauthPolicy = policy,
    };

    public static ExtlClntAppOauthConfigurablePolicies Policies(ConnectedApp app) =>
        Of<ExtlClntAppOauthConfigurablePolicies>(ConnectedAppConverter.Convert(app));

    public static ConnectedAppSamlConfig Saml() => new() { AcsUrl = "https://a.example.com/acs", EntityUrl = "https://a.example.com" };

    public static ConnectedAppCanvasConfig Canvas() =>
        new() { AccessMethod = AccessMethod.Get, CanvasUrl = "https://a.example.com/canvas" };

    public static T Of<T>(Result<ValueList<MetadataComponent>> converted)
        where T : MetadataComponent => converted.Value!.OfType<T>().Single();

    public static MetadataTree Tree(string name, string elements) => MetadataTree.Read(Disk(name, elements), "/sf").Value!;

    public static MockFileSystem Disk(string name, string elements)
    {
        var disk = new MockFileSystem();
        AddFile(disk, $"/sf/connectedApps/{name}.connectedApp-meta.xml", elements);
        return disk;
    }

    public static void AddFile(MockFileSystem disk, string path, string elements) =>
        disk.AddFile(path, new($"<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{elements}\n</ConnectedApp>"));
}
