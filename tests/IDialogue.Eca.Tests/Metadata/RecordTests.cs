using System.Reflection;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Tests.Metadata;

public sealed class RecordTests
{
    [Test]
    public void Every_property_of_every_record_can_be_set_at_creation_only() =>
        PublicRecords().SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            .Where(property => property.SetMethod is not null)
            .Should().AllSatisfy(property => property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()
                .Select(modifier => modifier.Name).Should()
                .Contain("IsExternalInit", "{0}.{1} must not change", property.DeclaringType!.Name, property.Name));

    [Test]
    public void Every_record_is_sealed_or_abstract() =>
        PublicRecords().Should().AllSatisfy(type => (type.IsSealed || type.IsAbstract).Should().BeTrue());

    [Test]
    public void Records_are_equal_when_all_their_values_are()
    {
        Settings("10.0.0.1").Should().Be(Settings("10.0.0.1"));
        Settings("10.0.0.1").GetHashCode().Should().Be(Settings("10.0.0.1").GetHashCode());
        Settings("10.0.0.1").Should().NotBe(Settings("10.0.0.2"));
    }

    [Test]
    public void The_text_form_names_what_is_set_and_shows_no_value()
    {
        var settings = new ExtlClntAppGlobalOauthSettings
        {
            FullName = "App_glbloauth",
            ExternalClientApplication = "s3cr3t",
            ConsumerSecret = "s3cr3t",
            UnknownElements = [new UnknownElement { Name = "newSecret", Text = "s3cr3t" }],
        };

        settings.ToString().Should()
            .Be("ExtlClntAppGlobalOauthSettings App_glbloauth { ConsumerSecret, ExternalClientApplication, newSecret }");
        new ExtlClntAppOauthSettings { FullName = "App_oauth", ExternalClientApplication = "App", TrustedIpRanges = [] }.ToString().Should()
            .Be("ExtlClntAppOauthSettings App_oauth { ExternalClientApplication }");
    }

    private static IEnumerable<Type> PublicRecords() =>
        typeof(MetadataObject).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(MetadataObject)) || type.Name.StartsWith("Unknown", StringComparison.Ordinal));

    private static ExtlClntAppOauthSettings Settings(string start) => new()
    {
        FullName = "App_oauth",
        ExternalClientApplication = "App",
        TrustedIpRanges = [new ExtlClntAppOauthIpRange { StartIpAddress = start, EndIpAddress = "10.0.0.9" }],
    };
}
