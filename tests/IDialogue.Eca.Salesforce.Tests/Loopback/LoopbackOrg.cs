using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>
/// An org on this machine: answers the calls of HTTP by which <c>sf</c> logs in, retrieves and deploys, from the records of
/// <see cref="OrgRecords"/>. What it is not made for it refuses, and remembers in <see cref="Unserved"/>.
/// </summary>
internal sealed class LoopbackOrg : IDisposable
{
    public const string AccessToken = "00D000000000062!loopback";
    public const string Username = "admin@loopback.example";

    private const string OrganizationId = "00D000000000062EAA";
    private const string UserId = "005000000000001AAA";
    private static readonly string NewestVersion = ApiVersion.Newest.ToString();

    /// <summary>By these sf learns of what kind an org is: one of production is no Dev Hub and tracks no source.</summary>
    private static readonly string[] UnknownObjects = ["ScratchOrgInfo", "SourceMember"];

    /// <summary>The objects that eca asks for.</summary>
    private static readonly string[] QueriedObjects =
        ["ExternalClientApplication", "PermissionSet", "User", "OauthCustomScope", "SetupEntityAccess"];

    private readonly HttpListener listener = new();
    private readonly MetadataService metadata;
    private readonly Task serving;

    public LoopbackOrg()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        metadata = new MetadataService(Records);
        listener.Prefixes.Add(Url.AbsoluteUri);
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Url { get; }

    public OrgRecords Records { get; } = new();

    /// <summary>The answers to queries.</summary>
    public OrgAnswers Answers { get; } = new();

    /// <summary>All calls, such as <c>deploy</c> by SOAP and <c>GET /services/data</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The calls that were not answered, though a real org does.</summary>
    public List<string> Unserved { get; } = [];

    /// <summary>Closes the org, and throws what went wrong in it.</summary>
    public void Dispose()
    {
        listener.Close();
        serving.GetAwaiter().GetResult();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                Answer(await listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
        finally
        {
            // After an error: whoever waits for an answer gets none, but does not wait.
            listener.Close();
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        // sf joins paths to an address that ends with a slash.
        var path = "/" + Uri.UnescapeDataString(context.Request.Url!.PathAndQuery).TrimStart('/');
        if (path.StartsWith("/services/Soap/m/", StringComparison.Ordinal))
        {
            var message = XDocument.Parse(Encoding.UTF8.GetString(body.ToArray()));
            Send(context, MetadataService.NameOf(message), metadata.Answer(message)?.ToString(), "text/xml");
        }
        else
        {
            var resource = context.Request.HttpMethod == "POST" ? Post(context.Request, path, body.ToArray()) : Get(path);
            Send(
                context,
                $"{context.Request.HttpMethod} {path}",
                resource is null ? null : JsonSerializer.Serialize(resource),
                "application/json");
        }
    }

    private void Send(HttpListenerContext context, string call, string? answer, string contentType)
    {
        Calls.Add(call);
        if (answer is null && !UnknownObjects.Any(call.Contains))
        {
            Unserved.Add(call);
        }

        context.Response.StatusCode = answer is null ? 404 : 200;
        context.Response.ContentType = contentType;
        context.Response.Close(
            Encoding.UTF8.GetBytes(
                answer ?? """[{ "errorCode": "NOT_FOUND", "message": "The requested resource does not exist" }]"""), willBlock: true);
    }

    private object? Get(string path) => path switch
    {
        "/services/data" => new[] { new { label = "Loopback", url = $"/services/data/v{NewestVersion}", version = NewestVersion } },
        "/services/oauth2/userinfo" => new { user_id = UserId, organization_id = OrganizationId, preferred_username = Username },
        _ when path.EndsWith($"/sobjects/User/{UserId}", StringComparison.Ordinal) => new { Id = UserId, Username },
        _ when path.Contains("/query", StringComparison.Ordinal) && path.EndsWith("&columns=true", StringComparison.Ordinal) =>
            new { columnMetadata = new[] { IdColumn } },
        _ when path.EndsWith(" FROM Organization", StringComparison.Ordinal) =>
            new { totalSize = 1, done = true, records = new[] { Organization } },
        _ when QueriedObjects.Any(name => path.Contains($" FROM {name}", StringComparison.Ordinal)) => Query(path),
        _ when path.Split("/metadata/deployRequest/") is [_, var job] && metadata.Find(job.Split('?')[0]) is { } deployResult =>
            new { deployResult },
        _ => null,
    };

    private object Query(string path)
    {
        var records = Answers.Records(path.Split("?q=")[1]);
        return new { totalSize = records.Length, done = true, records };
    }

    private object? Post(HttpListenerRequest request, string path, byte[] body)
    {
        if (!path.EndsWith("/metadata/deployRequest", StringComparison.Ordinal))
        {
            return null;
        }

        var form = MultipartForm.Read(request, body);
        var options = JsonNode.Parse(form["entity_content"])!["deployOptions"]!;
        return new { id = metadata.Deploy(form["file"], (bool?)options["checkOnly"] ?? false) };
    }

    /// <summary>Salesforce CLI asks for the columns of a query before its records.</summary>
    private static object IdColumn =>
        new { columnName = "Id", displayName = "Id", aggregate = false, joinColumns = Array.Empty<object>() };

    private static object Organization =>
        new { Id = OrganizationId, Name = "Loopback", InstanceName = "LOOP1", IsSandbox = false, OrganizationType = "Enterprise Edition" };
}
