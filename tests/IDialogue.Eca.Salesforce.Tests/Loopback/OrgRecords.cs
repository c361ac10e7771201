using System.Globalization;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>
/// The components that an org has. A deploy replaces a record as a whole, and one refused file leaves all as it was; a retrieve gives what
/// the API version knows, in the org's own order.
/// </summary>
internal sealed class OrgRecords
{
    public static readonly XNamespace Namespace = "http://soap.sforce.com/2006/04/metadata";

    private readonly Dictionary<(MetadataType Type, string FullName), OrgRecord> records = [];

    public IEnumerable<OrgRecord> All => records.Values;

    /// <summary>Elements that the org knows and the catalogue of this project does not, as after a release of Salesforce.</summary>
    public HashSet<string> NewElements { get; } = [];

    /// <summary>The record with this name, or <see langword="null"/>.</summary>
    public OrgRecord? Find(MetadataType type, string fullName) => records.GetValueOrDefault((type, fullName));

    /// <summary>Puts in what a package brought or somebody did in Setup.</summary>
    /// <param name="fullName">Name of the component.</param>
    /// <param name="xml">What its file would say.</param>
    public void Add(string fullName, string xml)
    {
        var content = XElement.Parse(xml);
        Put(new OrgRecord(MetadataCatalog.FindComponent(content.Name.LocalName)!, fullName, content));
    }

    /// <summary>Takes the components of a zip, all or none.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="checkOnly">Whether none is to be taken.</param>
    public ComponentResult[] Deploy(byte[] zip, bool checkOnly)
    {
        var (manifest, manifestPath, files, deletions) = MetadataZip.Read(zip);
        var deleted = deletions is null ? [] : All.Where(record => MetadataZip.Members(deletions)
            .Contains((record.Type.ManifestType!, record.FullName))).ToArray();
        var members = MetadataZip.Members(manifest);
        var deployed = files.Select(file => file.Record).ToArray();
        var check = new DeployCheck(this, deployed, ToVersion(manifest.Element(Namespace + "version")!.Value));
        ComponentResult[] results =
        [
            .. files.Select(file => new ComponentResult(file.Record, file.Path)
            {
                IsNew = Find(file.Record.Type, file.Record.FullName) is null,
                Problem = members.Remove((file.Record.Type.ManifestType!, file.Record.FullName))
                    ? check.FindProblem(file.Record)
                    : "Not in package.xml",
            }),
            // Those that no file was found for.
            .. members.Select(member => new ComponentResult(null, manifestPath)
            {
                Problem = $"An object '{member.FullName}' of type {member.Type} was named in package.xml, but was not found in zipped directory",
            }),
            .. deleted.Select(record => new ComponentResult(record, MetadataZip.DeletionsName)
            {
                Problem = record.FullName.Contains("__", StringComparison.Ordinal)
                    ? "Cannot delete managed object: entity is in a managed package"
                    : null,
            }),
        ];
        if (!checkOnly && results.All(result => result.Problem is null))
        {
            Array.ForEach(deployed, Put);
            Array.ForEach(deployed, MakeDefault);
            Array.ForEach(deleted, Delete);
        }

        return results;
    }

    /// <summary>The records that are asked for, with what an API version knows of them.</summary>
    /// <param name="members">Types and names; <c>*</c> stands for all names.</param>
    /// <param name="version">The API version.</param>
    public OrgRecord[] Retrieve(HashSet<(string Type, string FullName)> members, ApiVersion version) =>
    [
        .. from record in records.Values
           where members.Contains((record.Type.ManifestType!, record.FullName)) || members.Contains((record.Type.ManifestType!, "*"))
           let known = record.Content.Elements()
               .Where(element => record.Type.FindField(element.Name.LocalName)?.IsKnownTo(version)
                   ?? NewElements.Contains(element.Name.LocalName))
               .OrderBy(element => element.Name.LocalName, StringComparer.Ordinal)
           select record with { Content = new XElement(record.Content.Name, known) },
    ];

    public static ApiVersion ToVersion(string text) => new(int.Parse(text.Split('.')[0], CultureInfo.InvariantCulture));

    private void Put(OrgRecord record) => records[(record.Type, record.FullName)] = record;

    /// <summary>An app takes its records along.</summary>
    private void Delete(OrgRecord deleted)
    {
        var isApp = deleted.Type == ExternalClientApplication.MetadataType;
        foreach (var key in records.Where(pair => pair.Value == deleted || (isApp && pair.Value.App == deleted.FullName))
            .Select(pair => pair.Key).ToArray())
        {
            records.Remove(key);
        }
    }

    /// <summary>An org makes the policy records of an app by itself, and names them after what was deployed.</summary>
    private void MakeDefault(OrgRecord cause)
    {
        var (type, app) = cause.Type.Name switch
        {
            nameof(ExternalClientApplication) => (ExtlClntAppConfigurablePolicies.MetadataType, cause.FullName),
            nameof(ExtlClntAppOauthSettings) => (ExtlClntAppOauthConfigurablePolicies.MetadataType, cause.App),
            _ => default,
        };
        if (type is not null && !All.Any(record => record.Type == type && record.App == app))
        {
            Put(new OrgRecord(type, $"{cause.FullName}_defaultPolicy", new XElement(
                Namespace + type.Name, new XElement(Namespace + "externalClientApplication", app))));
        }
    }
}
