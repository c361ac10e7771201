using System.Xml.Linq;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>The calls of the SOAP Metadata API by which <c>sf</c> retrieves and deploys.</summary>
/// <param name="records">What the org has.</param>
internal sealed class MetadataService(OrgRecords records)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Ns = OrgRecords.Namespace;

    /// <summary>Results by the id of their job; a job is done before it is asked for.</summary>
    private readonly Dictionary<string, object[]> results = [];

    /// <summary>Name of the call that a message makes, such as <c>deploy</c>.</summary>
    public static string NameOf(XDocument message) => CallOf(message).Name.LocalName;

    /// <summary>The answer to a message; <see langword="null"/> when there is none.</summary>
    public XElement? Answer(XDocument message)
    {
        var call = CallOf(message);
        var result = call.Name.LocalName switch
        {
            "deploy" => Begin("0Af", Deploy(call)),
            "retrieve" => Begin("09S", Retrieve(call.Element(Ns + "request")!)),
            "checkDeployStatus" or "checkRetrieveStatus" => results.GetValueOrDefault(call.Element(Ns + "asyncProcessId")!.Value),
            _ => null,
        };
        return result is null ? null : new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soapenv", Soap),
            new XElement(Soap + "Body", Element(call.Name.LocalName + "Response", Element("result", result))));
    }

    private static XElement CallOf(XDocument message) => message.Root!.Element(Soap + "Body")!.Elements().Single();

    private object[] Begin(string prefix, object[] result)
    {
        var id = $"{prefix}{results.Count:000000000000}AAA";
        results[id] = [Element("id", id), Element("done", true), .. result];
        return [Element("id", id), Element("done", false), Element("state", "Queued")];
    }

    private object[] Deploy(XElement call)
    {
        var checkOnly = call.Element(Ns + "DeployOptions")?.Element(Ns + "checkOnly")?.Value == "true";
        var components = records.Deploy(Convert.FromBase64String(call.Element(Ns + "ZipFile")!.Value), checkOnly);
        var failures = components.Count(component => component.Problem is not null);
        return
        [
            Element("success", failures == 0),
            Element("status", failures == 0 ? "Succeeded" : "Failed"),
            Element("checkOnly", checkOnly),
            Element("numberComponentErrors", failures),
            Element("numberComponentsDeployed", components.Length - failures),
            Element("numberComponentsTotal", components.Length),
            Element("numberTestErrors", 0),
            Element("numberTestsCompleted", 0),
            Element("numberTestsTotal", 0),
            Element("details", components.Select(ToElement), Element("runTestResult", Element("numFailures", 0), Element("numTestsRun", 0))),
        ];
    }

    private static XElement ToElement(ComponentResult component) => Element(
        component.Problem is null ? "componentSuccesses" : "componentFailures",
        Element("componentType", component.Record?.Type.ManifestType ?? ""),
        Element("fullName", component.Record?.FullName ?? "package.xml"),
        Element("fileName", component.Path),
        Element("success", component.Problem is null),
        Element("changed", component.Problem is null),
        Element("created", component.Problem is null && component.IsNew),
        component.Problem is null ? null : Element("problem", component.Problem),
        component.Problem is null ? null : Element("problemType", "Error"));

    private object[] Retrieve(XElement request)
    {
        var version = OrgRecords.ToVersion(request.Element(Ns + "apiVersion")!.Value);
        var folder = request.Element(Ns + "singlePackage")?.Value == "true" ? "" : "unpackaged/";
        var files = records.Retrieve(MetadataZip.Members(request.Element(Ns + "unpackaged")!), version);
        return
        [
            Element("success", true),
            Element("status", "Succeeded"),
            Element("zipFile", Convert.ToBase64String(MetadataZip.Write(folder, version, files))),
            .. files.Select(file => Element(
                "fileProperties", Element("fileName", folder + file.Path), Element("fullName", file.FullName), Element("type", file.Type.ManifestType!))),
        ];
    }

    private static XElement Element(string name, params object?[] content) => new(Ns + name, content);
}
