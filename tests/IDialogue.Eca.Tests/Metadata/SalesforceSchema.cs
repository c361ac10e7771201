using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Metadata;

/// <summary>Reads salesforce-schema.txt: what Salesforce publishes, written down independently of the catalogue.</summary>
internal sealed class SalesforceSchema
{
    public Dictionary<string, (string Folder, string Suffix)> Components { get; } = [];

    /// <summary>Lines of the fields of each type, in order, as in the file.</summary>
    public Dictionary<string, List<string>> Fields { get; } = [];

    /// <summary>Lines of the values of each enum, in order, as in the file.</summary>
    public Dictionary<string, List<string>> Enums { get; } = [];

    /// <summary>The values of fields that Salesforce types as string though only these are accepted.</summary>
    public Dictionary<string, List<string>> StringEnums { get; } = [];

    public static SalesforceSchema Read()
    {
        var schema = new SalesforceSchema();
        var block = new List<string>();
        foreach (var line in File.ReadLines(Repository.Path("tests", "IDialogue.Eca.Tests", "Metadata", "salesforce-schema.txt")))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                block.Add(line.Trim());
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                block = [];
                schema.Begin(line.Split(' '), block);
            }
        }

        return schema;
    }

    private void Begin(string[] words, List<string> block)
    {
        switch (words[0])
        {
            case "type":
                Components.Add(words[1], (words[2], words[3]));
                Fields.Add(words[1], block);
                break;
            case "complexType":
                Fields.Add(words[1], block);
                break;
            case "enum":
                Enums.Add(words[1], block);
                break;
            default:
                StringEnums.Add(words[1], block);
                break;
        }
    }
}
