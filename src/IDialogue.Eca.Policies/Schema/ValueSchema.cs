using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of single values. Each may hold variables, whose values a schema cannot know.</summary>
internal static class ValueSchema
{
    public const string Variable = "variable";

    private const string ListedText = "listedText";
    private const string Boolean = "boolean";
    private const string Integer = "integer";
    private const string Certificate = "certificate";

    /// <summary>A variable, but not the escaped <c>$${</c>.</summary>
    private const string HasVariable = @"(^|[^$])\$\{";

    /// <summary>The definition for a field's value, or for each item of it where it is a list.</summary>
    public static string DefinitionOf(MetadataField field) => field.Kind switch
    {
        MetadataValueKind.Boolean => Boolean,
        MetadataValueKind.Integer => Integer,
        MetadataValueKind.Enumeration => field.Enum!.Name,
        MetadataValueKind.Complex => field.ComplexType!.Name,
        _ when field.ItemEnum is { } items => items.Name,
        _ when field.Separator?.Contains(',') == true => ListedText,
        _ when field.IsCertificate => Certificate,
        _ => KeyValue.Text.Name,
    };

    /// <summary>All definitions of this class.</summary>
    public static void WriteAll(JsonText json)
    {
        json.Begin('{', Variable).Add("type", "string").Add("pattern", HasVariable).End('}');
        WriteApiVersion(json);
        WriteDate(json);
        WritePackageVersion(json);

        // Numbers are texts here, as in "label: 2024". A plain true or false is too, but more likely a slip: it wants quotes.
        json.Begin('{', KeyValue.Text.Name)
            .AddTexts("type", ["string", "number"])
            .Add("pattern", @"\S")
            .AddError("Write a text, with quotes if it is true or false, or remove the key.")
            .End('}');
        json.Begin('{', ListedText)
            .AddTexts("type", ["string", "number"])
            .Add("pattern", $@"^[^,]*[^,\s][^,]*$|{HasVariable}")
            .AddError("Write one text without a comma in each item.")
            .End('}');
        json.Begin('{', Boolean)
            .AddTexts("type", ["boolean", "string"])
            .Add("pattern", HasVariable)
            .AddError("Write true or false, without quotes.")
            .End('}');
        json.Begin('{', Integer)
            .AddTexts("type", ["integer", "string"])
            .Add("minimum", 0)
            .Add("maximum", int.MaxValue)
            .Add("pattern", HasVariable)
            .AddError("Write a whole number, without quotes.")
            .End('}');
        json.Begin('{', Certificate)
            .AddTexts("type", ["string", "object"])
            .Add("pattern", @"\S")
            .AddError("Write a certificate in PEM or base64, or its file: { file: agent.pem }.")
            .BeginProperties();
        KeySchema.Write(json, CertificateKeys.All);
        json.End('}').AddRequired(CertificateKeys.All.Where(key => key.IsRequired).Select(key => key.Name)).End('}');
    }

    private static void WriteApiVersion(JsonText json)
    {
        var majors = Enumerable.Range(ApiVersion.Oldest.Major, ApiVersion.Newest.Major - ApiVersion.Oldest.Major + 1);
        json.Begin('{', KeyValue.ApiVersion.Name)
            .AddTexts("type", ["integer", "string"])
            .Add("minimum", ApiVersion.Oldest.Major)
            .Add("maximum", ApiVersion.Newest.Major)
            .Add("pattern", $@"^({string.Join("|", majors)})(\.0)?$|{HasVariable}")
            .AddError($"Write a version from {ApiVersion.Oldest} to {ApiVersion.Newest}.")
            .Add("default", ApiVersion.Default.Major)
            .End('}');
    }

    private static void WriteDate(JsonText json) => json
        .Begin('{', KeyValue.Date.Name)
        .Add("type", "string")
        .Add("pattern", $@"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$|{HasVariable}")
        .AddError("Write a date in the form 2027-03-31.")
        .End('}');

    private static void WritePackageVersion(JsonText json) => json
        .Begin('{', KeyValue.PackageVersion.Name)
        .AddTexts("type", ["string", "object"])
        .Add("pattern", @"\S")
        .Add("minProperties", 1)
        .Add("maxProperties", 1)
        .AddError($"Write the id of a package version, or its alias with the id: {SubscriberKeys.AliasExample}.")
        .Begin('{', "additionalProperties")
        .AddReference(KeyValue.Text.Name)
        .End('}')
        .End('}');
}
