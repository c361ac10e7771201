using CsCheck;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Tests.SalesforceCli;

/// <summary>Names in queries.</summary>
public sealed class SoqlTests
{
    [TestCase("Ops", "Name IN ('Ops')")]
    [TestCase("Bob's", @"Name IN ('Bob\'s')")]
    [TestCase(@"a\", @"Name IN ('a\\')")]
    [TestCase(@"') OR (Name LIKE '%", @"Name IN ('\') OR (Name LIKE \'%')")]
    [TestCase("two\nlines", @"Name IN ('two\nlines')")]
    public void Writes_a_condition(string name, string condition) => Soql.In("Name", [name]).Should().Be(condition);

    [Test]
    public void A_reader_of_the_query_gets_exactly_the_names() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["'\\ntr ,()"], 0, 12]).Array[1, 5].Sample(names =>
            Read(Soql.In("Name", names)).Should().Equal(names));

    /// <summary>Reads a list as Salesforce documents its texts: a backslash takes the character after it out of its meaning.</summary>
    private static List<string> Read(string condition)
    {
        var rest = new Queue<char>(condition["Name IN (".Length..]);
        var names = new List<string>();
        while (true)
        {
            rest.Dequeue().Should().Be('\'');
            var name = "";
            for (var character = rest.Dequeue(); character != '\''; character = rest.Dequeue())
            {
                name += character == '\\' ? Unescaped(rest.Dequeue()) : character;
            }

            names.Add(name);
            if (rest.Dequeue() == ')')
            {
                rest.Should().BeEmpty();
                return names;
            }

            rest.Dequeue().Should().Be(' ');
        }
    }

    private static char Unescaped(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\b',
        'f' => '\f',
        '\'' or '\\' => character,
        _ => throw new AssertionException($"Salesforce refuses a backslash before {character}."),
    };
}
