using System.IO.Abstractions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Xml;

// The same policies for several apps.
string[] apps = ["Billing", "Support"];
var policies = apps.Select(app => new ExtlClntAppOauthConfigurablePolicies
{
    FullName = $"{app}_oauth_defaultPolicy",
    ExternalClientApplication = $"acme__{app}",
    PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
    CommaSeparatedPermissionSet = $"{app}_User",
    RefreshTokenPolicyType = RefreshTokenPolicyType.Infinite,
    IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh,
}).ToArray();

Console.WriteLine("A record:");
Console.WriteLine(MetadataXml.Serialize(policies[0]));

// Retrieved with: sf project retrieve start … --target-metadata-dir retrieved --unzip
var fileSystem = new FileSystem();
var retrieved = MetadataTree.Read(fileSystem, Path.GetFullPath("retrieved"));
foreach (var finding in retrieved.Diagnostics)
{
    Console.WriteLine(finding);
}

if (!retrieved.IsSuccess)
{
    return 1;
}

var desired = policies.Select(policy => new DesiredComponent(policy)).ToArray();
Console.WriteLine("Changes:");
Console.WriteLine(MetadataDiff.Compare(retrieved.Value, desired).ValueOrThrow().ToText());

// A merge keeps everything that the policies do not set, byte for byte.
var merged = MetadataMerge.Merge(retrieved.Value, desired).ValueOrThrow();
var package = MetadataPackage.Create(ApiVersion.Default, merged.Select(component => component.Result)).ValueOrThrow();
var layout = new PackageLayout();
var report = new PackageWriter(fileSystem).Write(layout.GetFiles(package), Path.GetFullPath("out"), inputHash: "").ValueOrThrow();
Console.WriteLine("Written:");
foreach (var file in report.Files)
{
    Console.WriteLine("  " + Path.GetRelativePath(".", file.Path).Replace('\\', '/'));
}

Console.WriteLine("Deploy it with:");
Console.WriteLine("  " + layout.DeployCommand("out/metadata"));
return 0;
