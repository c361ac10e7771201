using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>Places of keys in a policy file, to tell where a key belongs that stands in another mapping.</summary>
internal static class KeyPlaces
{
    /// <summary>A key in more places than these is too common to tell.</summary>
    private const int MaxPlaces = 3;

    private static readonly (IReadOnlyList<string> Path, string[] Keys)[] Mappings = [.. FindMappings()];

    public static IReadOnlyList<string> File => [];

    public static IReadOnlyList<string> App => [FileKeys.Apps.Name, "<app>"];

    public static IReadOnlyList<string> Subscriber => [.. App, AppKeys.Subscriber.Name];

    public static IReadOnlyList<string> OfSection(MetadataType type) => PolicyKey.OfSection(type) switch
    {
        { Shape: KeyShape.Map } key => [key.Name, $"<{key.EntryName}>"],
        var key when AppKeys.Sections.Contains(type) => [.. App, key.Name],
        var key => [key.Name],
    };

    /// <summary>
    /// Finds where a key belongs, to end a sentence with: <c>under 'oauthPolicies'</c>. Places below the mapping come first;
    /// <see langword="null"/> if there is none, or too many.
    /// </summary>
    /// <param name="key">A key that its mapping does not have.</param>
    /// <param name="from">Path of the mapping.</param>
    public static string? Find(string key, IReadOnlyList<string> from)
    {
        var all = Mappings.Where(mapping => mapping.Keys.Contains(key)).Select(mapping => mapping.Path).ToArray();
        var below = all.Where(path => Shared(path, from) == from.Count).ToArray();
        var nearest = below.Where(path => path.Count == below.Min(other => other.Count)).ToArray();
        var places = nearest.Length > 0 ? nearest : all;
        return places.Length is 0 or > MaxPlaces ? null : string.Join(" or ", places.Select(path => Describe(path, from)).Distinct());
    }

    /// <summary>The keys that belong deeper than a mapping, by their places.</summary>
    public static IEnumerable<IGrouping<string, string>> FindBelow(IReadOnlyList<string> from)
    {
        var own = Mappings.Where(mapping => mapping.Path.SequenceEqual(from)).SelectMany(mapping => mapping.Keys).ToArray();
        return Mappings.Where(mapping => mapping.Path.Count > from.Count && Shared(mapping.Path, from) == from.Count)
            .SelectMany(mapping => mapping.Keys)
            .Distinct()
            .Except(own)
            .Where(key => Find(key, from) is not null)
            .GroupBy(key => Find(key, from)!);
    }

    private static IEnumerable<(IReadOnlyList<string> Path, string[] Keys)> FindMappings()
    {
        yield return (File, NamesOf(FileKeys.All));
        yield return (App, NamesOf(AppKeys.All));
        yield return (Subscriber, NamesOf(SubscriberKeys.All));
        foreach (var type in AppKeys.Sections.Concat(FileKeys.Sections))
        {
            yield return (OfSection(type), [.. NamesOf(SectionKeys.Of(type)), .. NamesOf(SectionKeys.FieldsOf(type))]);
            foreach (var field in type.Fields.Where(field => field.ComplexType is not null))
            {
                yield return ([.. OfSection(type), field.PolicyKey], NamesOf(SectionKeys.FieldsOf(field.ComplexType!)));
            }
        }
    }

    private static string[] NamesOf(IEnumerable<PolicyKey> keys) => [.. keys.Select(key => key.Name)];

    private static string[] NamesOf(IEnumerable<MetadataField> fields) => [.. fields.Select(field => field.PolicyKey)];

    private static string Describe(IReadOnlyList<string> path, IReadOnlyList<string> from) =>
        path.Count == 0 ? "at the top of the file"
        : $"under '{string.Join("/", path.Skip(Shared(path, from) == path.Count ? 0 : Shared(path, from)))}'";

    /// <summary>Counts the steps that two paths have in common.</summary>
    private static int Shared(IReadOnlyList<string> path, IReadOnlyList<string> other) =>
        path.Zip(other, (step, otherStep) => step == otherStep).TakeWhile(isSame => isSame).Count();
}
