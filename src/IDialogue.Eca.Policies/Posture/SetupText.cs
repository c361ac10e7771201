using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Values of fields in Setup's words. No secret, consumer key or certificate is among them.</summary>
/// <param name="hide">Hides in a text the values of variables.</param>
internal sealed class SetupText(Func<string, string> hide)
{
    private const int FingerprintLength = 12;

    private static readonly Regex WordStart = new("[A-Z]", RegexOptions.CultureInvariant);

    /// <summary>The title of a field.</summary>
    public static string TitleOf(MetadataField field) => field.Label ?? field.PolicyKey;

    /// <summary>The title of records of a type: the name of their section in policy files as words, <c>Global OAuth settings</c>.</summary>
    public static string TitleOf(MetadataType type)
    {
        var words = WordStart.Replace(type.PolicyKey ?? type.Name, match => $" {match.Value.ToLowerInvariant()}")
            .Replace("oauth", "OAuth").Replace("saml", "SAML").TrimStart();
        return char.ToUpperInvariant(words[0]) + words.Substring(1);
    }

    /// <summary>Checks whether the value of a field is not shown.</summary>
    public static bool IsHidden(MetadataField field) =>
        field.IsSecret || field.IsCertificate || field.Name == ExtlClntAppGlobalOauthSettings.Fields.ConsumerKey.Name;

    /// <summary>The label of a value of an enum.</summary>
    public static string LabelOf(MetadataField field, object value)
    {
        var known = field.Enum!.Get(value);
        return known.Label ?? known.Name;
    }

    /// <summary>A record; its name is empty where an error hides it.</summary>
    public RecordPosture Of(MetadataComponent record) => new(record.GetMetadataType(), hide(record.FullName), FieldsOf(record));

    /// <summary>The settings of a record; elements that the catalogue does not know are named without their content.</summary>
    public ValueList<PostureField> FieldsOf(MetadataObject record) =>
        (from field in record.GetMetadataType().Fields
         where field.Role != FieldRole.App
         let text = Of(field, field.GetValue(record))
         where text.Length > 0
         select new PostureField(TitleOf(field), text))
        .Concat(record.UnknownElements.Where(element => !element.IsNil).Select(element => new PostureField(hide(element.Name), "not read")))
        .ToValueList();

    private string Of(MetadataField field, object? value) => value switch
    {
        null => "",
        _ when field.IsSecret => "",
        string text when IsHidden(field) => text.Length == 0 ? "" : Fingerprint(text),
        IEnumerable items when field.IsRepeated => string.Join("; ", items.Cast<object>().Select(item => OfItem(field, item))),
        // A value of a variable can be several items, and what is left of it after the split is no longer found.
        string text when field.Separator is not null =>
            string.Join("; ", ListText.Items(field, hide(text)).Select(item => OfName(field, item))),
        _ => OfItem(field, value),
    };

    private string OfItem(MetadataField field, object item) => item switch
    {
        bool flag => flag ? "on" : "off",
        int number => number.ToString(CultureInfo.InvariantCulture),
        MetadataObject record => string.Join(", ", FieldsOf(record).Select(part => $"{part.Title}: {part.Value}")),
        string text => hide(text),
        _ => LabelOf(field, item),
    };

    private static string OfName(MetadataField field, string item) => field.ItemEnum?.FindByName(item)?.Label ?? item;

    /// <summary>A sign by which a reader sees that two values are the same, and that one was changed.</summary>
    private static string Fingerprint(string text) =>
        $"not shown, SHA-256 {ContentHash.Of(Encoding.UTF8.GetBytes(text.Trim())).Substring(0, FingerprintLength)}…";
}
