using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>The page about the policy file describes keys as the editor does.</summary>
public sealed class PolicyFilePageTests
{
    [Test]
    public void Lists_the_keys_of_the_file_of_an_app_and_of_the_subscriber()
    {
        var path = Repository.Path("docs", "policy-file.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        foreach (var (name, keys) in new[] { ("file", FileKeys.All), ("app", AppKeys.All), ("subscriber", SubscriberKeys.All) })
        {
            page = MarkedPart.Fill(page, $"keys of {name}", KeyTable.Lines(keys));
        }

        Golden.Verify(path, page);
    }
}
