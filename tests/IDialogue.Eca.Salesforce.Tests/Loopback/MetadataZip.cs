using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>The zips in which the Metadata API takes and gives components, as an org reads and writes them.</summary>
internal static class MetadataZip
{
    private static readonly XNamespace Ns = OrgRecords.Namespace;

    private static readonly XmlWriterSettings Layout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "    ",
        NewLineChars = "\n",
        CloseOutput = true,
    };

    /// <summary>The name of the list of what is deleted after all else is deployed.</summary>
    public const string DeletionsName = "destructiveChangesPost.xml";

    /// <summary>
    /// The package.xml of a zip, its path, the components beside it with theirs, and the list of deletions, where there is one.
    /// </summary>
    public static (XElement Manifest, string ManifestPath, (string Path, OrgRecord Record)[] Files, XElement? Deletions) Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var manifest = archive.Entries.Single(entry => entry.Name == "package.xml");
        var root = manifest.FullName[..^manifest.Name.Length];
        var deletions = archive.GetEntry(root + DeletionsName);
        var files =
            from entry in archive.Entries
                // Folders have no name.
            where entry.Name.Length > 0 && entry != manifest && entry != deletions
            select (entry.FullName, ToRecord(entry.FullName[root.Length..], Load(entry)));
        return (Load(manifest), manifest.FullName, files.ToArray(), deletions is null ? null : Load(deletions));
    }

    /// <summary>A zip with components and their package.xml.</summary>
    /// <param name="folder">Folder in the zip, with a slash at its end; empty for none.</param>
    /// <param name="version">API version of package.xml.</param>
    /// <param name="records">The components.</param>
    public static byte[] Write(string folder, ApiVersion version, IEnumerable<OrgRecord> records)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create))
        {
            var types =
                from record in records
                group record by record.Type.ManifestType into type
                select new XElement(
                    Ns + "types",
                    type.Select(record => new XElement(Ns + "members", record.FullName)),
                    new XElement(Ns + "name", type.Key));
            Save(archive, $"{folder}package.xml", new XElement(Ns + "Package", types, new XElement(Ns + "version", version)));
            foreach (var record in records)
            {
                Save(archive, folder + record.Path, record.Content);
            }
        }

        return zip.ToArray();
    }

    /// <summary>Types and members that a package.xml names.</summary>
    public static HashSet<(string Type, string FullName)> Members(XElement manifest) =>
    [
        .. from type in manifest.Elements(Ns + "types")
           from member in type.Elements(Ns + "members")
           select (type.Element(Ns + "name")!.Value, member.Value),
    ];

    private static OrgRecord ToRecord(string path, XElement content)
    {
        var (folder, suffix) = (Path.GetDirectoryName(path), Path.GetExtension(path).TrimStart('.'));
        return new OrgRecord(
            MetadataCatalog.Components.Single(type => type.Folder == folder && type.Suffix == suffix),
            Path.GetFileNameWithoutExtension(path),
            content);
    }

    private static XElement Load(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return XElement.Load(content);
    }

    private static void Save(ZipArchive archive, string path, XElement content)
    {
        using var writer = XmlWriter.Create(archive.CreateEntry(path).Open(), Layout);
        content.WriteTo(writer);
        writer.WriteWhitespace("\n");
    }
}
