using System.Text.Json;
using System.Text.RegularExpressions;
using IDialogue.Eca.Cli.Starters;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary><c>eca new</c> and <c>dotnet new</c> make the same files of the same values.</summary>
public sealed partial class StarterTests
{
    [TestCaseSource(nameof(All))]
    public void Its_values_are_those_of_the_template(string name)
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Repository.Path("templates", "content", $"eca-{name}", ".template.config", "template.json")));

        Starter.All.Single(starter => starter.Name == name).Values.Select(value => (value.Option, value.Token, value.Default))
            .Should().Equal(template.RootElement.GetProperty("symbols").EnumerateObject().Select(symbol => (
                "--" + Capital().Replace(symbol.Name, capital => "-" + capital.Value.ToLowerInvariant()),
                symbol.Value.GetProperty("replaces").GetString()!,
                symbol.Value.GetProperty("defaultValue").GetString()!)));
    }

    [TestCaseSource(nameof(All))]
    public void No_token_is_left_in_its_files(string name)
    {
        var starter = Starter.All.Single(known => known.Name == name);
        var files = starter.Files(starter.Values.Select(value => (value, "said"))).ToArray();

        files.Select(file => file.Text).Should().AllSatisfy(text => text.Should().NotContainAny(starter.Values.Select(value => value.Token)));
        string.Concat(files.Select(file => file.Text)).Split("said").Length.Should().BeGreaterThan(starter.Values.Count, "each value has a place");
    }

    private static IEnumerable<string> All() => Starter.All.Select(starter => starter.Name);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
