using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Tests;

/// <summary>The walls of the house: what may reference what.</summary>
public sealed partial class HouseTests
{
    private const string Core = "IDialogue.Eca";

    /// <summary>
    /// The rooms of the library in the order in which data flows, each with the rooms that it may look at. Every other arrow is forbidden,
    /// and none points back. All rooms share the few types of <c>IDialogue.Eca</c> itself.
    /// </summary>
    private static readonly (string Room, string MayLookAt)[] Rooms =
    [
        ("", ""),
        ("Metadata", ""),
        ("SalesforceCli", "Metadata"),
        ("Diagnostics", "Metadata SalesforceCli"),
        ("Xml", "Metadata Diagnostics"),
        ("Packaging", "Metadata SalesforceCli Diagnostics Xml"),
        ("Reconciliation", "Metadata Diagnostics Xml Packaging"),
        ("Conversion", "Metadata Diagnostics Packaging Reconciliation"),
        ("Rollout", "Metadata SalesforceCli Reconciliation"),
        ("Policies.Reading", "Diagnostics Packaging"),
        ("Policies.Presets", "Metadata"),
        ("Policies.Rules", "Metadata Diagnostics Packaging Reconciliation Policies.Presets"),
        ("Policies.Model", "Metadata Reconciliation Rollout Policies.Rules"),
        ("Policies.Keys", "Metadata Policies.Presets Policies.Rules Policies.Model"),
        ("Policies.Binding", "Metadata Diagnostics Packaging Reconciliation Rollout Policies.Reading Policies.Presets Policies.Rules Policies.Model Policies.Keys"),
        ("Policies.Schema", "Metadata Policies.Rules Policies.Keys"),
        ("Policies.Repair", "Metadata Diagnostics Xml Packaging Policies.Rules"),
        ("Policies", "Metadata Diagnostics Packaging Reconciliation Rollout Policies.Reading Policies.Rules Policies.Model Policies.Binding"),
        ("Policies.Access", "Metadata Packaging Reconciliation Rollout Policies"),
        ("Policies.Planning", "Metadata Diagnostics Xml Packaging Reconciliation Rollout Policies.Reading Policies.Model Policies Policies.Access"),
        ("Policies.Posture", "Metadata Diagnostics Packaging Reconciliation Rollout Policies.Reading Policies.Rules Policies Policies.Planning"),
        ("Policies.Deploying", "Metadata SalesforceCli Diagnostics Packaging Rollout Policies Policies.Access Policies.Planning"),
        ("Policies.Reporting", "Diagnostics Packaging Reconciliation Rollout Policies.Rules Policies Policies.Access Policies.Posture"),
        ("Policies.Importing", "Metadata Diagnostics Packaging Reconciliation Conversion Policies.Presets Policies.Model Policies.Keys Policies.Binding Policies"),
    ];

    private static readonly SourceFile[] Files =
    [
        .. SourceFile.ReadAll("src", "IDialogue.Eca"),
        .. SourceFile.ReadAll("src", "IDialogue.Eca.Policies"),
        .. SourceFile.ReadAll("src", "IDialogue.Eca.SourceGeneration", "Emitting").Select(AsEmitted),
    ];

    [Test]
    public void The_core_knows_nothing_but_the_framework_and_the_file_system_abstraction() =>
        typeof(MetadataObject).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "netstandard")
            .Should().BeEquivalentTo("Testably.Abstractions.FileSystem.Interface", "TestableIO.System.IO.Abstractions.Wrappers");

    [Test]
    public void Every_file_stands_in_a_room() =>
        Files.Where(file => RoomOf(file.Namespace) is null).Select(file => file.Path).Should().BeEmpty();

    [Test]
    public void Data_flows_one_way()
    {
        var order = Rooms.Select(room => room.Room).ToList();

        Rooms.SelectMany(room => Allowed(room.MayLookAt).Select(other => (From: room.Room, To: other)))
            .Where(arrow => order.IndexOf(arrow.To) < 0 || order.IndexOf(arrow.To) >= order.IndexOf(arrow.From))
            .Should().BeEmpty("a room may look only at rooms before it");
    }

    [TestCaseSource(nameof(RoomNames))]
    public void A_room_looks_only_where_it_may(string room)
    {
        var mayLookAt = Allowed(Rooms.Single(known => known.Room == room).MayLookAt);

        Files.Where(file => RoomOf(file.Namespace) == room)
            .SelectMany(file => RoomsSeenBy(file).Except([.. mayLookAt, room, ""]).Select(seen => $"{file.Path} looks at {seen}"))
            .Should().BeEmpty();
    }

    [TestCaseSource(nameof(RoomNames))]
    public void A_room_looks_everywhere_it_may(string room) =>
        Allowed(Rooms.Single(known => known.Room == room).MayLookAt)
            .Except(Files.Where(file => RoomOf(file.Namespace) == room).SelectMany(RoomsSeenBy))
            .Should().BeEmpty("an arrow that nobody needs is to be forbidden");

    [Test]
    public void Commands_of_other_programs_are_made_in_one_room() =>
        Files.Concat(SourceFile.ReadAll("src", "IDialogue.Eca.Cli")).Concat(SourceFile.ReadAll("src", "IDialogue.Eca.MSBuild"))
            .Where(file => RoomOf(file.Namespace) != "SalesforceCli" && CommandOfOthers().IsMatch(file.Code))
            .Select(file => file.Path)
            .Should().BeEmpty();

    /// <summary>What the generator emits stands among the records.</summary>
    private static SourceFile AsEmitted(SourceFile generator) => generator with
    {
        Namespace = "IDialogue.Eca.Metadata",
        Code = generator.Code.Replace("using IDialogue.Eca.SourceGeneration", "", StringComparison.Ordinal),
    };

    private static IEnumerable<string> RoomNames() => Rooms.Select(room => room.Room);

    private static string[] Allowed(string rooms) => rooms.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The room of a namespace; namespaces inside a room belong to it.</summary>
    private static string? RoomOf(string name) => Rooms.Select(room => room.Room)
        .Where(room => name == NamespaceOf(room)
            || (room is not ("" or "Policies") && name.StartsWith(NamespaceOf(room) + ".", StringComparison.Ordinal)))
        .MaxBy(room => room.Length);

    private static string NamespaceOf(string room) => room.Length == 0 ? Core : $"{Core}.{room}";

    /// <summary>
    /// The rooms that a file looks at: by a <c>using</c>, by a qualified name, or as an outer namespace, whose types need neither.
    /// </summary>
    private static IEnumerable<string> RoomsSeenBy(SourceFile file) =>
        file.Usings.Select(name => RoomOf(name) ?? name)
            .Concat(RoomNames().Where(room => Qualified[room].IsMatch(file.Code)))
            .Concat(RoomNames().Where(room => file.Namespace.StartsWith(NamespaceOf(room) + ".", StringComparison.Ordinal)
                && Unqualified[room].IsMatch(file.Code)))
            .Distinct();

    private static readonly Dictionary<string, Regex> Qualified = RoomNames().ToDictionary(
        room => room, room => new Regex(
            $@"(?<![\w.])(?:IDialogue[.]Eca[.])?{Regex.Escape(room.Length == 0 ? Core : room)}[.](?:{TypesOf(room)})\b"));

    private static readonly Dictionary<string, Regex> Unqualified = RoomNames().ToDictionary(
        room => room, room => new Regex($@"(?<![\w.])(?:{TypesOf(room)})\b"));

    private static string TypesOf(string room) =>
        string.Join('|', Files.Where(file => RoomOf(file.Namespace) == room).SelectMany(file => file.Types).Distinct());

    /// <summary>The program, or a command with an option; prose may name a command.</summary>
    [GeneratedRegex("\"sf\"|\"dotnet\"|\\bsf [a-z ]+ --|\"(?:project (?:deploy|retrieve)|org assign|package install) ")]
    private static partial Regex CommandOfOthers();
}
