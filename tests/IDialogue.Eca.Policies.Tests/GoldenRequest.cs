using IDialogue.Eca.Packaging;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>
/// What a golden folder asks for: its <c>policy.eca.yaml</c>, and in <c>options.txt</c> lines such as <c>environment production</c>,
/// <c>set name value</c> and <c>phased</c>.
/// </summary>
internal static class GoldenRequest
{
    public static PolicyRequest For(string folder)
    {
        var options = Options(folder);
        return new PolicyRequest
        {
            PolicyFiles = [Path.Combine(folder, "policy.eca.yaml")],
            Environment = options.FirstOrDefault(option => option[0] == "environment")?[1],
            Configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(
                    options.Where(option => option[0] == "set").Select(option => KeyValuePair.Create(option[1], (string?)option[2])))
                .Build(),
        };
    }

    public static PackageLayout Layout(string folder) => new() { IsPhased = Options(folder).Any(option => option[0] == "phased") };

    private static string[][] Options(string folder)
    {
        var path = Path.Combine(folder, "options.txt");
        return File.Exists(path) ? [.. File.ReadLines(path).Select(line => line.Split(' ', 3))] : [];
    }
}
