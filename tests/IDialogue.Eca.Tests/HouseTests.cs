using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Tests;

/// <summary>The walls of the house: what may reference what.</summary>
public sealed class HouseTests
{
    [Test]
    public void The_core_knows_nothing_but_the_framework_and_the_file_system_abstraction() =>
        typeof(MetadataObject).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "netstandard")
            .Should().BeEquivalentTo("Testably.Abstractions.FileSystem.Interface");
}
