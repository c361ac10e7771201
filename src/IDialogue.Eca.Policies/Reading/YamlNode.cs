using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Reading;

/// <summary>A node of a YAML document with its place.</summary>
internal abstract class YamlNode(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>Gets the kind of the node in words for a diagnostic.</summary>
    public abstract string Shape { get; }
}

/// <summary>A text, number, truth value or nothing: YAML's kinds are told apart where the kind is known that is wanted.</summary>
internal sealed class YamlScalar(string text, bool isPlain, SourceLocation location) : YamlNode(location)
{
    /// <summary>The text, with the values of variables.</summary>
    public string Text { get; private init; } = text;

    /// <summary>The text as the author wrote it: what findings show, because values of variables may be secrets.</summary>
    public string Shown { get; private init; } = text;

    /// <summary>Gets a value indicating whether the text could not be made, and a finding told so.</summary>
    public bool IsFailed { get; private init; }

    /// <summary>Gets a value indicating whether it stands without quotes.</summary>
    public bool IsPlain { get; } = isPlain;

    public bool IsNothing => IsPlain && !IsFailed && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Shape => IsNothing ? "no value" : "a single value";

    public YamlScalar WithText(string text) => new(text, IsPlain, Location) { Shown = Shown };

    public YamlScalar Failed() => new("", IsPlain, Location) { Shown = Shown, IsFailed = true };
}

internal sealed class YamlSequence(IReadOnlyList<YamlNode> items, SourceLocation location) : YamlNode(location)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Shape => "a list";
}

/// <summary>Keys with values, each key once, in the order of the file.</summary>
internal sealed class YamlMapping(IReadOnlyList<YamlEntry> entries, SourceLocation location) : YamlNode(location)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override string Shape => "keys with values";
}

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
