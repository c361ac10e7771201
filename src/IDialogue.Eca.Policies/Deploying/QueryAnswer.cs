using System.Text.Json;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The answer of Salesforce CLI to a query or to a command that lists something, in JSON.</summary>
internal sealed class QueryAnswer
{
    private QueryAnswer()
    {
    }

    /// <summary>Gets the records or items; <see langword="null"/> if the command failed.</summary>
    public IReadOnlyList<JsonElement>? Records { get; private init; }

    /// <summary>Gets the problem in the words of Salesforce CLI; absent if it told none.</summary>
    public string? Problem { get; private init; }

    public static QueryAnswer Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement.Clone();
            if ((Items(root, "result", "records") ?? Items(root, "result")) is { } records)
            {
                // Salesforce CLI leaves out what is beyond its limit.
                return Find(root, "result", "totalSize") is { ValueKind: JsonValueKind.Number } size
                    && size.TryGetInt64(out var total) && total > records.Count
                    ? new QueryAnswer
                    {
                        Problem = FormattableString.Invariant(
                            $"Salesforce CLI returned {records.Count} of {total} records; raise its limit with ")
                            + SfCommand.RaiseQueryLimit,
                    }
                    : new QueryAnswer { Records = records };
            }

            return new QueryAnswer { Problem = Text(root, "message") is { } text ? ProblemIn(text) : null };
        }
        catch (JsonException)
        {
            return new QueryAnswer();
        }
    }

    /// <summary>Gets a text of a record; absent if it has none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="path">The names of relationships, and of the field.</param>
    public static string? Text(JsonElement record, params string[] path) =>
        Find(record, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Checks whether a field of a record is true.</summary>
    public static bool IsTrue(JsonElement record, params string[] path) => Find(record, path) is { ValueKind: JsonValueKind.True };

    /// <summary>Gets the records of a relationship; <see langword="null"/> if there is no list of them.</summary>
    public static IReadOnlyList<JsonElement>? Related(JsonElement record, string name) => Items(record, name, "records");

    private static IReadOnlyList<JsonElement>? Items(JsonElement owner, params string[] path) =>
        Find(owner, path) is { ValueKind: JsonValueKind.Array } records
            ? [.. records.EnumerateArray().Where(record => record.ValueKind == JsonValueKind.Object)]
            : null;

    /// <summary>Salesforce repeats the part of a query that it refuses, with names that may be values of variables, and a mark.</summary>
    private static string ProblemIn(string message)
    {
        var mark = message.LastIndexOf("ERROR at Row:", StringComparison.Ordinal);
        var end = mark < 0 ? -1 : message.IndexOf('\n', mark);
        return ShownText.Start(end < 0 ? message : message.Substring(end + 1)).Trim().TrimEnd('.');
    }

    private static JsonElement? Find(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
