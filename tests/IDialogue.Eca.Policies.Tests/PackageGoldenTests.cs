using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Each folder of <c>Golden/Packages</c> is a policy file and the package that it makes.</summary>
public sealed class PackageGoldenTests
{
    [TestCaseSource(nameof(Cases))]
    public void Makes_this_package(string folder)
    {
        var package = new PolicyGenerator(new FileSystem()).Compile(new PolicyRequest { PolicyFiles = [Path.Combine(folder, "policy.eca.yaml")] });

        package.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info).Should().BeEmpty();
        var files = new PackageLayout().GetFiles(package.ValueOrThrow());
        Golden.VerifyFolder(Path.Combine(folder, "metadata"), files.ToDictionary(
            file => file.Path["metadata/".Length..], file => file.Content.ToArray()));
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Packages");
}
