using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Tests;

public sealed class PlaceholderTests
{
    [TestCase("<namespace>")]
    [TestCase("< your namespace >")]
    [TestCase("{{ namespace }}")]
    [TestCase("#{namespace}#")]
    [TestCase("$(Namespace)")]
    [TestCase("@@NAMESPACE@@")]
    [TestCase("your_permission_set")]
    [TestCase("REPLACE_ME")]
    [TestCase("ChangeMe")]
    [TestCase("TODO")]
    [TestCase("todo: ask")]
    [TestCase("xxx")]
    [TestCase("???")]
    [TestCase("...")]
    [TestCase("https://<domain>.example.com")]
    [TestCase("${CONSUMER_KEY}")]
    [TestCase("https://${HOST}/callback")]
    [TestCase("%%%NAMESPACE%%%Agent")]
    [TestCase("REDACTED_SEE_ENV_CONSUMER_KEY")]
    [TestCase("[redacted]")]
    [TestCase("***REDACTED***")]
    [TestCase("*****")]
    public void What_templates_leave_is_found(string text) => Placeholder.IsIn(text).Should().BeTrue();

    [TestCase("iDialogue_API_User")]
    [TestCase("Todoist")]
    [TestCase("Todo1")]
    [TestCase("Change_Requests")]
    [TestCase("YourCompany")]
    [TestCase("System Administrator")]
    [TestCase("IF(Amount < 10, 'a', 'b')")]
    [TestCase("a <b> c")]
    [TestCase("xx")]
    [TestCase("Max")]
    [TestCase("https://example.com/?a=<")]
    [TestCase("{not} a placeholder")]
    [TestCase("$5")]
    [TestCase("100%")]
    [TestCase("a%20b")]
    [TestCase("Unredacted_Files")]
    [TestCase("a@b.c")]
    public void What_people_mean_is_left_alone(string text) => Placeholder.IsIn(text).Should().BeFalse();
}
