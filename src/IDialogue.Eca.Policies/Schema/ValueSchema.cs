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

        // Numbers are texts here, as in "label: 2024". A plain true or false is too, but more likely a slip: it wants quotes.
        json.Begin('{', KeyValue.Text.Name).AddTexts("type", ["string", "number"]).AddPattern(@"\S", "Write a text, or remove the key.").End('}');
        json.Begin('{', ListedText)
            .AddTexts("type", ["string", "number"])
            .AddPattern($@"^[^,]*[^,\s][^,]*$|{HasVariable}", "Write a text without comma, one an item: Salesforce separates the items by commas.")
            .End('}');
        json.Begin('{', Boolean).AddTexts("type", ["boolean", "string"]).AddPattern(HasVariable, "Write true or false, without quotes.").End('}');
        json.Begin('{', Integer)
            .AddTexts("type", ["integer", "string"])
            .Add("minimum", 0)
            .Add("maximum", int.MaxValue)
            .AddPattern(HasVariable, "Write a whole number, without quotes.")
            .End('}');
        json.Begin('{', Certificate)
            .AddTexts("type", ["string", "object"])
            .AddPattern(@"\S", "Write a certificate in PEM or base64, or the file that holds it.")
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
            .AddPattern($@"^({string.Join("|", majors)})(\.0)?$|{HasVariable}", $"Write a version from {ApiVersion.Oldest} to {ApiVersion.Newest}.")
            .Add("default", ApiVersion.Default.Major)
            .End('}');
    }

    private static void WriteDate(JsonText json) => json
        .Begin('{', KeyValue.Date.Name)
        .Add("type", "string")
        .AddPattern($@"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$|{HasVariable}", "Write a day in the form 2027-03-31.")
        .End('}');
}
