namespace IDialogue.Eca.Packages.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class EmbeddingTests
{
    [TestCase("<TargetFramework>net10.0</TargetFramework>")]
    [TestCase("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")]
    public void A_program_has_its_package_as_resources_that_follow_the_policies(string frameworks)
    {
        var consumer = new Consumer(
            frameworks, "<EcaEmbed>true</EcaEmbed><OutputType Condition=\"'$(TargetFramework)' == 'net10.0'\">Exe</OutputType>");
        consumer.Write("policy.eca.yaml", PolicyOf("First_User"));
        consumer.Write(
            "Program.cs",
            """
            #if NET
            using System.IO;
            foreach (var name in typeof(Program).Assembly.GetManifestResourceNames())
            {
                System.Console.WriteLine(name);
                System.Console.WriteLine(new StreamReader(typeof(Program).Assembly.GetManifestResourceStream(name)).ReadToEnd());
            }
            #endif
            """);

        consumer.Build().Lines.Should().Contain("0 Warning(s)");
        Run(consumer).Should()
            .Contain("eca/metadata/package.xml")
            .And.Contain("eca/metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy")
            .And.Contain("    <commaSeparatedPermissionSet>First_User</commaSeparatedPermissionSet>");

        consumer.Write("policy.eca.yaml", PolicyOf("Second_User"));
        consumer.Build();
        Run(consumer).Should().Contain("    <commaSeparatedPermissionSet>Second_User</commaSeparatedPermissionSet>");

        consumer.Build("-p:EcaEmbed=false");
        Run(consumer).Should().NotContain("eca/metadata/package.xml");
    }

    private static string PolicyOf(string permissionSet) =>
        $"apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      preset: long-running-agent\n      permissionSets: [{permissionSet}]\n";

    private static IEnumerable<string> Run(Consumer consumer) =>
        Dotnet.Run(consumer.Folder, ["exec", "bin/Debug/net10.0/Consumer.dll"]).Output.Split('\n');
}
