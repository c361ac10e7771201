using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>The calls of the Metadata API by which <c>sf</c> retrieves and deploys: all by SOAP, deploys by REST too.</summary>
/// <param name="records">What the org has.</param>
internal sealed class MetadataService(OrgRecords records)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Ns = OrgRecords.Namespace;

    /// <summary>Results by the id of their job; a job is done before it is asked for.</summary>
    private readonly Dictionary<string, JsonNode> results = [];

    /// <summary>Name of the call that a SOAP message makes, such as <c>deploy</c>.</summary>
    public static string NameOf(XDocument message) => CallOf(message).Name.LocalName;

    /// <summary>The answer to a SOAP message; <see langword="null"/> when there is none.</summary>
    public XElement? Answer(XDocument message)
    {
        var call = CallOf(message);
        var result = call.Name.LocalName switch
        {
            "deploy" => Queued(Deploy(
                Convert.FromBase64String(call.Element(Ns + "ZipFile")!.Value), IsTrue(call.Element(Ns + "DeployOptions")!, "checkOnly"))),
            "retrieve" => Queued(Retrieve(call.Element(Ns + "request")!)),
            "checkDeployStatus" or "checkRetrieveStatus" => Find(call.Element(Ns + "asyncProcessId")!.Value),
            _ => null,
        };
        return result is null ? null : new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soapenv", Soap),
            new XElement(Soap + "Body", new XElement(Ns + (call.Name.LocalName + "Response"), ToXml("result", result))));
    }

    /// <summary>Deploys a zip; the id of the job.</summary>
    public string Deploy(byte[] zip, bool checkOnly)
    {
        var components = records.Deploy(zip, checkOnly);
        var failures = components.Count(component => component.Problem is not null);
        return Add("0Af", id => new
        {
            id,
            done = true,
            success = failures == 0,
            status = failures == 0 ? "Succeeded" : "Failed",
            checkOnly,
            numberComponentErrors = failures,
            numberComponentsDeployed = components.Length - failures,
            numberComponentsTotal = components.Length,
            numberTestErrors = 0,
            numberTestsCompleted = 0,
            numberTestsTotal = 0,
            details = new
            {
                componentSuccesses = components.Where(component => component.Problem is null).Select(ToResult),
                componentFailures = components.Where(component => component.Problem is not null).Select(ToResult),
                runTestResult = new { numFailures = 0, numTestsRun = 0 },
            },
        });
    }

    /// <summary>What became of a job; <see langword="null"/> when there is none.</summary>
    public JsonNode? Find(string id) => results.GetValueOrDefault(id);

    private static XElement CallOf(XDocument message) => message.Root!.Element(Soap + "Body")!.Elements().Single();

    private static JsonNode Queued(string id) => new JsonObject { ["id"] = id, ["done"] = false, ["state"] = "Queued" };

    private static object ToResult(ComponentResult component) => new
    {
        componentType = component.Record?.Type.ManifestType ?? "",
        fullName = component.Record?.FullName ?? "package.xml",
        fileName = component.Path,
        success = component.Problem is null,
        changed = component.Problem is null,
        created = component.Problem is null && component.IsNew,
        problem = component.Problem,
        problemType = component.Problem is null ? null : "Error",
    };

    private string Retrieve(XElement request)
    {
        var version = OrgRecords.ToVersion(request.Element(Ns + "apiVersion")!.Value);
        var folder = IsTrue(request, "singlePackage") ? "" : "unpackaged/";
        var files = records.Retrieve(MetadataZip.Members(request.Element(Ns + "unpackaged")!), version);
        return Add("09S", id => new
        {
            id,
            done = true,
            success = true,
            status = "Succeeded",
            zipFile = Convert.ToBase64String(MetadataZip.Write(folder, version, files)),
            fileProperties = files.Select(
                file => new { fileName = folder + file.Path, fullName = file.FullName, type = file.Type.ManifestType }),
        });
    }

    private string Add(string prefix, Func<string, object> result)
    {
        var id = $"{prefix}{results.Count:000000000000}AAA";
        results[id] = JsonSerializer.SerializeToNode(result(id))!;
        return id;
    }

    private static bool IsTrue(XElement options, string name) => options.Element(Ns + name)?.Value == "true";

    /// <summary>SOAP has an element for each property and for each item of a list.</summary>
    private static IEnumerable<XElement> ToXml(string name, JsonNode? value) => value switch
    {
        null => [],
        JsonObject properties => [new XElement(Ns + name, properties.SelectMany(property => ToXml(property.Key, property.Value)))],
        JsonArray items => items.SelectMany(item => ToXml(name, item)),
        _ => [new XElement(Ns + name, value.ToString())],
    };
}
