using System.Text.RegularExpressions;
using System.Xml.Linq;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>The tables of docs/msbuild.md, held to what the props and targets read and set.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class DocumentedNamesTests
{
    private static readonly XElement Props = Load("IDialogue.Eca.MSBuild.props");
    private static readonly XElement Targets = Load("IDialogue.Eca.MSBuild.targets");
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "msbuild.md")).ReplaceLineEndings("\n");

    [Test]
    public void Every_property_that_a_project_may_set_is_in_the_table_and_no_other()
    {
        var read = ReadProperty().Matches(Props.ToString() + Targets).Select(match => match.Groups[1].Value).Distinct();

        Rows("Properties").Select(row => row[0]).Should().BeEquivalentTo(read);
    }

    [Test]
    public void The_table_names_the_defaults_of_the_props()
    {
        var defaults = Props.Elements("PropertyGroup")
            .Elements()
            .ToDictionary(property => property.Name.LocalName, property => property.Value);

        defaults.Should().NotBeEmpty();
        Rows("Properties")
            .Where(row => defaults.ContainsKey(row[0]))
            .ToDictionary(row => row[0], row => row[1].Trim('`'))
            .Should().Equal(defaults);
    }

    [Test]
    public void Every_item_that_a_project_may_use_is_in_the_table_and_no_other()
    {
        var used = UsedItem().Matches(Props.ToString() + Targets).Select(match => match.Groups[1].Value)
            .Concat(Props.Descendants("ItemGroup").Elements().Select(item => item.Name.LocalName))
            .Distinct();

        Rows("Items").Select(row => row[0]).Should().BeEquivalentTo(used);
    }

    [TestCase("EcaGenerate")]
    [TestCase("BeforeEcaGenerate")]
    [TestCase("AfterEcaGenerate")]
    [TestCase("EcaSteps")]
    [TestCase("EcaDiff")]
    [TestCase("EcaCheck")]
    [TestCase("EcaDeploy")]
    public void Every_target_that_a_project_may_name_is_told(string target)
    {
        Targets.Elements("Target")
            .Select(element => element.Attribute("Name")!.Value)
            .Where(name => !name.StartsWith('_'))
            .Should().Contain(target);
        Page.Should().MatchRegex($"[`:]{target}[` ]");
    }

    private static IEnumerable<string[]> Rows(string heading) =>
        from line in Page.Split($"## {heading}\n")[1].Split("\n## ")[0].Split('\n')
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select new[] { cells[1].Trim('`'), cells[2] };

    private static XElement Load(string file) => XElement.Load(Repository.Path("src", "IDialogue.Eca.MSBuild", "build", file));

    [GeneratedRegex(@"\$\((Eca\w+|EnableDefaultEca\w+)\)")]
    private static partial Regex ReadProperty();

    [GeneratedRegex(@"@\((Eca\w+)")]
    private static partial Regex UsedItem();
}
