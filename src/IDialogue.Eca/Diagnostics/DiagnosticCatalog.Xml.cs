using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of metadata XML.</summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic MalformedXml(SourceLocation location, string detail) => Error("ECA0037", location,
        $"Malformed XML: {detail} Repair the file, or retrieve it again.");

    public static Diagnostic DtdNotAllowed(SourceLocation location) => Error("ECA0038", location,
        "The file contains a document type definition, which metadata files never have; it was not read. Remove the DOCTYPE.");

    public static Diagnostic UnknownRoot(SourceLocation location, string name, IEnumerable<string> known) => Error("ECA0039", location,
        $"<{Short(name)}> is not a known type of External Client Apps.{Suggestion.For(name, known)}");

    public static Diagnostic InvalidXmlNamespace(SourceLocation location, string name) => Error("ECA0040", location,
        $"<{Short(name)}> is not in Salesforce's metadata namespace. Add xmlns=\"{XmlNames.Metadata}\" to the root element.");

    public static Diagnostic UnknownElement(
        SourceLocation location, string type, string name, ApiVersion? until, bool isNewer, string hint) => Warning("ECA0041", location,
        (until, isNewer) switch
        {
            ({ } last, _) =>
                $"{type} had '{Short(name)}' only until API version {last}, and Salesforce refuses it. A merge keeps the element.",
            (_, true) => $"{type} has no known element '{Short(name)}' up to API version {ApiVersion.Newest}. A merge keeps the element.",
            _ => $"{type} has no element '{Short(name)}' up to API version {ApiVersion.Newest}, and orgs reject unknown elements.{hint} "
                + "A merge keeps the element.",
        });

    public static Diagnostic InvalidElementValue(SourceLocation location, string field, string text, string expected) =>
        Warning("ECA0042", location,
        $"'{Short(text)}' is not a valid value for '{field}', which takes {expected}. Expect Salesforce to refuse it.");

    public static Diagnostic DuplicateElement(SourceLocation location, string name) => Error("ECA0043", location,
        $"<{Short(name)}> appears twice, but Salesforce accepts one. The first was read; remove one of them.");

    public static Diagnostic UnexpectedText(SourceLocation location, string name) => Error("ECA0044", location,
        $"Found text between the elements of <{Short(name)}>. Remove it.");
}
