using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>The fields of a form that a request brings as <c>multipart/form-data</c>.</summary>
internal static class MultipartForm
{
    /// <summary>Contents of the fields by their names.</summary>
    public static Dictionary<string, byte[]> Read(HttpListenerRequest request, byte[] body)
    {
        const string EndOfHeaders = "\r\n\r\n";
        var boundary = MediaTypeHeaderValue.Parse(request.ContentType!).Parameters
            .Single(parameter => parameter.Name == "boundary").Value!.Trim('"');
        // A character for each byte.
        var parts = ("\r\n" + Encoding.Latin1.GetString(body)).Split($"\r\n--{boundary}");
        return parts.Where(part => part.Contains(EndOfHeaders, StringComparison.Ordinal)).ToDictionary(
            part => part.Split("name=\"", 2)[1].Split('"', 2)[0],
            part => Encoding.Latin1.GetBytes(part.Split(EndOfHeaders, 2)[1]));
    }
}
