using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>The type in the name of a file, or the type that a wrong name was probably meant for.</summary>
internal sealed class ComponentFileName
{
    /// <summary>A shorter suffix is near to too many others.</summary>
    private const int ShortestMisspelt = 5;

    private const string XmlEnd = ".xml";

    /// <summary>The start of most types' suffixes.</summary>
    private const string Family = "eca";

    private static readonly string[] MetaEnds = ["-metadata", "-meta", "_meta", ".meta"];

    private static readonly string[] Suffixes =
        [.. MetadataCatalog.Components.Where(type => type.ManifestMember is null).Select(type => type.Suffix!)];

    private readonly string name;
    private readonly string stem;
    private readonly string suffix;
    private readonly bool isSource;

    public ComponentFileName(string name)
    {
        this.name = name;
        var core = WithoutEnd(name, [MetadataXml.SourceSuffix], StringComparison.Ordinal);
        (stem, suffix) = Split(core);
        Type = MetadataCatalog.Components.FirstOrDefault(type => type.Suffix == suffix && (type.ManifestMember ?? stem) == stem);
        if (Type is null)
        {
            core = WithoutEnd(name, [XmlEnd], StringComparison.OrdinalIgnoreCase);
            IsXml = core.Length < name.Length;
            var withoutMeta = WithoutEnd(core, MetaEnds, StringComparison.OrdinalIgnoreCase);
            isSource = withoutMeta.Length < core.Length;
            (stem, suffix) = Split(withoutMeta);
        }
    }

    /// <summary>The type of components whose files are named like that; absent where there is none.</summary>
    public MetadataType? Type { get; }

    /// <summary>Gets a value indicating whether a name that is none of a component ends like an XML file.</summary>
    public bool IsXml { get; }

    /// <summary>
    /// Gets a value indicating whether a name that is none of a component looks as if it should be one, whatever the type.
    /// </summary>
    public bool IsOfFamily => suffix.Length > Family.Length && (IsXml
        ? suffix.StartsWith(Family, StringComparison.OrdinalIgnoreCase)
        : suffix.StartsWith(Family, StringComparison.Ordinal) && char.IsUpper(suffix[Family.Length]));

    /// <summary>The type that a wrong name was probably meant for; <see langword="null"/> where it looks like none.</summary>
    public MetadataType? Guess()
    {
        var same = MetadataCatalog.Components.FirstOrDefault(type =>
            string.Equals(type.Suffix, suffix, StringComparison.OrdinalIgnoreCase)
            && string.Equals(type.ManifestMember ?? stem, stem, StringComparison.OrdinalIgnoreCase));
        if (same is not null)
        {
            return same;
        }

        var isMisspelt = suffix.StartsWith(Family, StringComparison.OrdinalIgnoreCase) || (IsXml && suffix.Length >= ShortestMisspelt);
        return isMisspelt && Suggestion.Nearest(suffix, Suffixes) is { } near
            ? MetadataCatalog.Components.First(type => type.Suffix == near)
            : null;
    }

    /// <summary>The name that a component of a type should have.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isInSource">Whether its folder is one in source format.</param>
    public string For(MetadataType type, bool isInSource)
    {
        // A name with one end too many, for example that of a copy.
        var core = Split(name).Stem;
        if (new ComponentFileName(core).Type == type)
        {
            var hasEnd = core.EndsWith(MetadataXml.SourceSuffix, StringComparison.Ordinal);
            return isInSource && !hasEnd ? core + MetadataXml.SourceSuffix : core;
        }

        return $"{type.ManifestMember ?? stem}.{type.Suffix}{(isSource || isInSource ? MetadataXml.SourceSuffix : "")}";
    }

    private static string WithoutEnd(string text, string[] ends, StringComparison comparison) =>
        Array.Find(ends, end => text.EndsWith(end, comparison)) is { } found ? text.Remove(text.Length - found.Length) : text;

    private static (string Stem, string Suffix) Split(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? (name, "") : (name.Substring(0, dot), name.Substring(dot + 1));
    }
}
