using System.Xml;
using System.Xml.Linq;

namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>Reads one file of the catalogue strictly: what it does not know is a problem at its line.</summary>
internal sealed class CatalogReader
{
    private readonly string path;
    private readonly List<CatalogProblem> problems = [];

    private CatalogReader(string path) => this.path = path;

    public static CatalogFile Read(string path, string text)
    {
        var reader = new CatalogReader(path);
        CatalogEntry? entry = null;
        CatalogVersions? versions = null;
        try
        {
            var root = XDocument.Parse(text, LoadOptions.SetLineInfo).Root!;
            if (root.Name.LocalName == "apiVersions")
            {
                versions = reader.ReadVersions(root);
            }
            else
            {
                entry = reader.ReadEntry(root);
            }
        }
        catch (XmlException exception)
        {
            reader.problems.Add(new CatalogProblem(path, Math.Max(0, exception.LineNumber - 1), exception.Message));
        }

        return new CatalogFile(path, entry, versions, reader.problems);
    }

    private CatalogVersions ReadVersions(XElement root)
    {
        var attributes = new Attributes(this, root);
        var versions = new CatalogVersions(
            attributes.Version("oldest") ?? default, attributes.Version("newest") ?? default, attributes.Version("default") ?? default);
        attributes.RefuseOthers();
        if (versions.Oldest.Major > versions.Default.Major || versions.Default.Major > versions.Newest.Major)
        {
            Report(root, "the default version is not between the oldest and the newest");
        }

        return versions;
    }

    private CatalogEntry? ReadEntry(XElement root)
    {
        EntryKind? kind = root.Name.LocalName switch
        {
            "metadata" => EntryKind.Metadata,
            "package" => EntryKind.Package,
            "complexType" => EntryKind.ComplexType,
            "enum" => EntryKind.Enum,
            _ => null,
        };
        if (kind is null)
        {
            Report(root, $"'{root.Name}' is no kind of catalogue entry: use metadata, package, complexType, enum or apiVersions");
            return null;
        }

        var attributes = new Attributes(this, root);
        var entry = new CatalogEntry(kind.Value, attributes.Required("name"))
        {
            Since = attributes.Version("since") ?? default,
            SalesforceType = attributes.Optional("salesforceType"),
        };
        if (kind == EntryKind.Metadata)
        {
            entry.Folder = attributes.Required("folder");
            entry.Suffix = attributes.Required("suffix");
            entry.ManifestType = attributes.Optional("manifestType");
            entry.ManifestMember = attributes.Optional("manifestMember");
            entry.PolicyKey = attributes.Optional("policyKey");
            entry.Phase = attributes.Optional("phase");
            entry.SetupName = attributes.Optional("setupName");
            entry.DeployedName = attributes.Optional("deployedName");
            entry.IsPolicy = attributes.Flag("policy");
        }

        if (kind == EntryKind.ComplexType)
        {
            entry.Identity = attributes.Optional("identity")?.Split(' ') ?? [];
            entry.IsOnlyRead = attributes.Flag("onlyRead");
        }

        attributes.RefuseOthers();
        entry.Summary = Sentence(root, root.Element("summary")?.Value);
        var itemName = kind == EntryKind.Enum ? "value" : "field";
        foreach (var element in root.Elements())
        {
            if (element.Name.LocalName == itemName)
            {
                if (kind == EntryKind.Enum)
                {
                    entry.Values.Add(ReadValue(element));
                }
                else
                {
                    entry.Fields.Add(ReadField(element));
                }
            }
            else if (element.Name.LocalName != "summary")
            {
                Report(element, $"'{element.Name}' does not belong into {root.Name}");
            }
        }

        CheckOrder(root, entry.Fields.Select(field => field.Name).ToArray());
        return entry;
    }

    private CatalogField ReadField(XElement element)
    {
        var attributes = new Attributes(this, element);
        var field = new CatalogField(attributes.Required("name"), attributes.Required("type"))
        {
            SalesforceType = attributes.Optional("salesforceType"),
            IsRequired = attributes.Flag("required"),
            RequiredUntil = attributes.OptionalVersion("requiredUntil"),
            IsRepeated = attributes.Flag("repeated"),
            Since = attributes.Version("since") ?? default,
            Until = attributes.OptionalVersion("until"),
            PolicyKey = attributes.Optional("policyKey"),
            Label = attributes.Optional("label"),
            Separator = attributes.Optional("separator"),
            ItemEnum = attributes.Optional("items"),
            ItemDescription = attributes.Optional("item"),
            Role = attributes.OneOf("role", "app", "name", "label"),
            IsAdditive = attributes.Flag("additive"),
            Example = attributes.Optional("example"),
            Default = attributes.Optional("default"),
            IsDefaultKnown = !attributes.Flag("unknownDefault"),
            MayRevert = attributes.Optional("mayRevert"),
            Request = attributes.Optional("request"),
            OnlyWith = attributes.Optional("onlyWith"),
            IsCertificate = attributes.Flag("certificate"),
            IsSecret = attributes.Flag("secret"),
            IsNeverWritten = attributes.Flag("neverWritten"),
            IsOrgBound = attributes.Flag("orgBound"),
            Description = Sentence(element, element.Value),
            Line = LineOf(element),
        };
        attributes.RefuseOthers();
        if (field.Example is not null && field.Type is not ("string" or "int"))
        {
            Report(element, "an example belongs to a text or a whole number; all values of other types are known");
        }

        return field;
    }

    private CatalogValue ReadValue(XElement element)
    {
        var attributes = new Attributes(this, element);
        var value = new CatalogValue(attributes.Required("name"))
        {
            Since = attributes.Version("since") ?? default,
            Until = attributes.OptionalVersion("until"),
            Label = attributes.Optional("label"),
            FormerLabels = attributes.Optional("formerLabels"),
            Runtime = attributes.Optional("runtime"),
            AliasOf = attributes.Optional("aliasOf"),
            Description = Sentence(element, element.Value),
        };
        attributes.RefuseOthers();
        return value;
    }

    /// <summary>Salesforce's order is ordinal, after the inherited name; a file in another order would write another order.</summary>
    private void CheckOrder(XElement root, string[] names)
    {
        for (var i = 1; i < names.Length; i++)
        {
            if (names[i - 1] != "fullName" && string.CompareOrdinal(names[i - 1], names[i]) >= 0)
            {
                Report(
                    root.Elements("field").ElementAt(i),
                    $"field '{names[i]}' must come before '{names[i - 1]}' (ordinal order, no doubles)");
            }
        }
    }

    private string Sentence(XElement element, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || !text!.EndsWith(".", StringComparison.Ordinal))
        {
            Report(element, "a description is one sentence that ends with a full stop");
        }

        return text?.Trim() ?? "";
    }

    private void Report(XElement element, string message) => problems.Add(new CatalogProblem(path, LineOf(element), message));

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber - 1;

    /// <summary>The attributes of an element, ticked off as they are asked for.</summary>
    private sealed class Attributes(CatalogReader reader, XElement element)
    {
        private readonly HashSet<string> asked = [];

        public string? Optional(string name)
        {
            asked.Add(name);
            return element.Attribute(name)?.Value;
        }

        public string Required(string name)
        {
            var value = Optional(name);
            if (string.IsNullOrEmpty(value))
            {
                reader.Report(element, $"{element.Name} needs the attribute '{name}'");
                return "Missing";
            }

            return value!;
        }

        public bool Flag(string name)
        {
            var value = Optional(name);
            if (value is not (null or "true"))
            {
                reader.Report(element, $"'{name}' is \"true\" or left out");
            }

            return value == "true";
        }

        public string? OneOf(string name, params string[] values)
        {
            var value = Optional(name);
            if (value is not null && !values.Contains(value))
            {
                reader.Report(element, $"'{value}' is not a valid value for '{name}'. Valid values: {string.Join(", ", values)}");
            }

            return value;
        }

        public CatalogVersion? Version(string name) => Parse(name, Required(name));

        public CatalogVersion? OptionalVersion(string name) => Optional(name) is { } text ? Parse(name, text) : null;

        public void RefuseOthers()
        {
            foreach (var attribute in element.Attributes().Where(attribute => !asked.Contains(attribute.Name.LocalName)))
            {
                reader.Report(element, $"'{attribute.Name}' is no attribute of {element.Name}");
            }
        }

        private CatalogVersion? Parse(string name, string text)
        {
            var version = CatalogVersion.Parse(text);
            if (version is null)
            {
                reader.Report(element, $"'{text}' is no API version: write {name}=\"66.0\"");
            }

            return version;
        }
    }
}
