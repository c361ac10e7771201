using System.Xml.Linq;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Metadata;

/// <summary>Holds the catalogue against what Salesforce publishes, so that nothing is left out, misspelt or out of order.</summary>
public sealed class CatalogTests
{
    /// <summary>Types that the schema of the ECA family does not hold: package.xml and its parts.</summary>
    private static readonly string[] PackageXml = ["Package", "PackageTypeMembers", "ProfileObjectPermissions"];

    private static readonly SalesforceSchema Schema = SalesforceSchema.Read();

    private static readonly Dictionary<string, XElement> Catalog = Directory
        .EnumerateFiles(Repository.Path("src", "IDialogue.Eca", "Metadata", "Catalog"), "*.xml")
        .Where(path => Path.GetFileName(path) != "ApiVersions.xml")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => XDocument.Load(path).Root!);

    [Test]
    public void Every_file_is_named_after_its_type() =>
        Catalog.Should().AllSatisfy(entry => entry.Value.Attribute("name")!.Value.Should().Be(entry.Key));

    [Test]
    public void Has_every_type_and_no_other() =>
        Catalog.Where(entry => entry.Value.Name != "enum").Select(entry => entry.Key)
            .Should().BeEquivalentTo(Schema.Fields.Keys.Concat(PackageXml));

    [Test]
    public void Has_every_enum_and_no_other() =>
        Catalog.Where(entry => entry.Value.Name == "enum").Select(entry => entry.Key)
            .Should().BeEquivalentTo(
                Schema.Enums.Keys.Concat(["APIAccessLevel", "IpRelaxationPolicyType", "OauthScope", "RefreshTokenValidityUnit"]));

    [Test]
    public void Every_component_has_Salesforces_folder_and_suffix() =>
        Schema.Components.Should().AllSatisfy(component =>
        {
            Catalog[component.Key].Attribute("folder")!.Value.Should().Be(component.Value.Folder);
            Catalog[component.Key].Attribute("suffix")!.Value.Should().Be(component.Value.Suffix);
        });

    [TestCaseSource(nameof(TypeNames))]
    public void Every_field_has_Salesforces_name_order_type_and_versions(string type) =>
        Catalog[type].Elements("field").Select(Line).Should().Equal(Schema.Fields[type]);

    [TestCaseSource(nameof(EnumNames))]
    public void Every_enum_has_Salesforces_values_and_versions(string name) =>
        Catalog[name]
            .Elements("value")
            .Select(value => $"{value.Attribute("name")!.Value} {Versions(value)}")
            .Should().Equal(Schema.Enums[name]);

    [TestCase("ExtlClntAppOauthConfigurablePolicies.ipRelaxationPolicyType", "IpRelaxationPolicyType")]
    [TestCase("ExtlClntAppOauthConfigurablePolicies.refreshTokenValidityUnit", "RefreshTokenValidityUnit")]
    [TestCase("ExtlClntAppOauthSettings.commaSeparatedOauthScopes", "OauthScope")]
    public void Closed_sets_that_Salesforce_types_as_string_are_enums_with_its_values(string field, string name) =>
        Catalog[name].Elements("value").Select(value => value.Attribute("name")!.Value).Should().Equal(Schema.StringEnums[field]);

    [Test]
    public void The_generated_table_says_what_the_catalogue_says()
    {
        foreach (var type in MetadataCatalog.Components.Concat(MetadataCatalog.ComplexTypes).Append(Package.MetadataType))
        {
            var current = Catalog[type.Name].Elements("field").Where(field => Major(field, "until") is not < 59).ToArray();
            type.Fields.Select(field => field.Name).Should().Equal(current.Select(field => field.Attribute("name")!.Value));
            type.Fields.Should().AllSatisfy(field => field.Since.Major.Should().Be(Major(current[field.Index], "since")));
            type.Fields.Should().AllSatisfy(field => (field.Until?.Major).Should().Be(Major(current[field.Index], "until")));
            type.Fields.Should().AllSatisfy(field => field.IsRequired.Should().Be(current[field.Index].Attribute("required") is not null));
            type.Fields.Should().AllSatisfy(field => field.IsRepeated.Should().Be(current[field.Index].Attribute("repeated") is not null));
            type.Fields.Should().AllSatisfy(field => field.Description.Should().Be(current[field.Index].Value));
        }
    }

    [Test]
    public void Every_field_of_the_table_is_a_property_of_its_kind()
    {
        foreach (var type in MetadataCatalog.Components.Concat(MetadataCatalog.ComplexTypes).Append(Package.MetadataType))
        {
            var record = typeof(Package).Assembly.GetType($"IDialogue.Eca.Metadata.{type.Name}", throwOnError: true)!;
            foreach (var field in type.Fields)
            {
                var property = record.GetProperty(field.PropertyName)!.PropertyType;
                var item = field.IsRepeated ? property.GenericTypeArguments.Single() : Nullable.GetUnderlyingType(property) ?? property;
                item.Name.Should().Be(field.Kind switch
                {
                    MetadataValueKind.Text => nameof(String),
                    MetadataValueKind.Boolean => nameof(Boolean),
                    MetadataValueKind.Integer => nameof(Int32),
                    MetadataValueKind.Enumeration => field.Enum!.Name,
                    _ => field.ComplexType!.Name,
                });
            }
        }
    }

    [Test]
    public void Secrets_are_the_consumer_secret_and_the_keys_and_passwords_of_push_services() =>
        FieldsWhere(field => field.IsSecret).Should().BeEquivalentTo(
            "ConnectedAppOauthConfig.consumerSecret",
            "ExtlClntAppGlobalOauthSettings.consumerSecret",
            "ExtlClntAppAndroidPushConfig.serviceAccount",
            "ExtlClntAppApplePushConfig.certificate",
            "ExtlClntAppApplePushConfig.password",
            "ExtlClntAppApplePushConfig.signingKey");

    [Test]
    public void Only_the_consumer_secret_is_never_written() =>
        FieldsWhere(field => field.IsNeverWritten).Should().BeEquivalentTo(
            "ConnectedAppOauthConfig.consumerSecret",
            "ExtlClntAppGlobalOauthSettings.consumerSecret");

    [Test]
    public void Values_that_belong_to_one_org_are_marked() =>
        FieldsWhere(field => field.IsOrgBound).Should().BeEquivalentTo(
            "ConnectedAppOauthAssetToken.assetSigningCertId",
            "ConnectedAppOauthConfig.consumerKey",
            "ConnectedAppSamlConfig.encryptionCertificate",
            "ExternalClientApplication.orgScopedExternalApp",
            "ExtlClntAppGlobalOauthSettings.consumerKey",
            "ExtlClntAppOauthSettings.assetTokenSigningCertificate",
            "ExtlClntAppOauthSettings.oauthLink",
            "ExtlClntAppPushSettings.pushConfigLink");

    [Test]
    public void The_relaxed_IP_policy_is_spelt_as_orgs_spell_it() =>
        MetadataCatalog.Enums.Single(known => known.Name == "IpRelaxationPolicyType").FindByName("Enforce_RelaxRefresh")!.Name
            .Should().Be("Enforce_relaxrefresh");

    [TestCase("admin approved users are pre-authorized", "AdminApprovedPreAuthorized")]
    [TestCase("ADMINAPPROVEDPREAUTHORIZED", "AdminApprovedPreAuthorized")]
    [TestCase("All users may self-authorize", "AllSelfAuthorized")]
    public void Enum_values_are_found_by_name_and_by_Setups_label_in_any_case(string text, string name) =>
        MetadataCatalog.Enums.Single(known => known.Name == "PermittedUsersPolicyType").FindByNameOrLabel(text)!.Name.Should().Be(name);

    [Test]
    public void Components_are_found_by_name()
    {
        MetadataCatalog.FindComponent("ExternalClientApplication").Should().BeSameAs(ExternalClientApplication.MetadataType);
        MetadataCatalog.FindComponent("externalclientapplication").Should().BeNull();
    }

    [Test]
    public void A_field_gives_the_value_of_its_own_type_only()
    {
        var header = new ExternalClientApplication { FullName = "App", Label = "My app" };
        var label = ExternalClientApplication.Fields.Label;

        label.GetValue(header).Should().Be("My app");
        var ofAnotherType = () => label.GetValue(new OauthCustomScopeApp { ConnectedApp = "App" });
        ofAnotherType.Should().Throw<InvalidCastException>();
    }

    private static IEnumerable<string> TypeNames() => Schema.Fields.Keys;

    private static IEnumerable<string> EnumNames() => Schema.Enums.Keys;

    private static IEnumerable<string> FieldsWhere(Func<MetadataField, bool> condition) =>
        from type in MetadataCatalog.Components.Concat(MetadataCatalog.ComplexTypes)
        from field in type.Fields
        where condition(field)
        select $"{type.Name}.{field.Name}";

    private static string Line(XElement field)
    {
        var type = field.Attribute("salesforceType")?.Value ?? field.Attribute("type")!.Value;
        var occurs = field.Attribute("repeated") is not null ? '*' : field.Attribute("required") is not null ? '!' : '?';
        return $"{field.Attribute("name")!.Value} {type}{occurs} {Versions(field)}";
    }

    private static string Versions(XElement element) => $"{element.Attribute("since")!.Value}-{element.Attribute("until")?.Value}";

    private static int? Major(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value is { } text
            ? int.Parse(text.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
