using System.Diagnostics.CodeAnalysis;
using IDialogue.Eca.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IDialogue.Eca.Policies.Reading;

/// <summary>The events of a YAML text, taken one after the other.</summary>
internal sealed class YamlEvents
{
    private const int DeepestLevel = 32;

    private readonly List<ParsingEvent> events;
    private int next;

    private YamlEvents(List<ParsingEvent> events) => this.events = events;

    public ParsingEvent Current => events[next];

    /// <summary>All events, or <see langword="null"/> when the text is no YAML.</summary>
    public static YamlEvents? Parse(string text, string path, DiagnosticBag diagnostics)
    {
        var events = new List<ParsingEvent>();
        var parser = new Parser(new StringReader(text));
        try
        {
            // The document is the first level of nesting that YamlDotNet counts, its stream another one.
            for (var level = -2; parser.MoveNext(); events.Add(parser.Current!))
            {
                level += parser.Current!.NestingIncrease;
                if (level > DeepestLevel)
                {
                    diagnostics.Add(DiagnosticCatalog.NestedTooDeeply(
                        Location(parser.Current.Start, parser.Current.End, path), DeepestLevel));
                    return null;
                }
            }

            return new YamlEvents(events);
        }
        catch (YamlException exception)
        {
            var place = PlaceOf(exception, text, path);
            diagnostics.Add(DiagnosticCatalog.InvalidYaml(place, VariableAt(place, text) is { } variable
                ? $"the text with {variable} needs quotes within [ ] and {{ }}, for example \"{variable}\"."
                : Explain(exception)));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // What YamlDotNet throws at some texts in place of its own exception (found by the robustness tests).
            var last = events.Count > 0 ? events[events.Count - 1].End : new Mark(0, 1, 1);
            diagnostics.Add(DiagnosticCatalog.InvalidYaml(Location(last, last, path), "The error is shortly after this position."));
        }

        return null;
    }

    /// <summary>Takes the current event if it is of this kind.</summary>
    public bool TryTake<T>([NotNullWhen(true)] out T? taken)
        where T : ParsingEvent
    {
        taken = Current as T;
        next += taken is null ? 0 : 1;
        return taken is not null;
    }

    public static SourceLocation Location(Mark start, Mark end, string path) =>
        new(path, (int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);

    /// <summary>
    /// YamlDotNet notes where a construct began and where it went wrong; people look for the second. Of tabs it notes neither.
    /// </summary>
    private static SourceLocation PlaceOf(YamlException exception, string text, string path)
    {
        var place = exception.End.Line > exception.Start.Line ? exception.End : exception.Start;
        var lines = text.Split('\n');
        var tabbed = Array.FindIndex(lines, line => line.Substring(0, line.Length - line.TrimStart().Length).Contains('\t'));
        return tabbed >= 0 && IsAboutTab(exception)
            ? new SourceLocation(path, tabbed + 1, lines[tabbed].IndexOf('\t') + 1)
            : Location(place, place, path);
    }

    /// <summary>The variable whose brace is at a place: in a list or mapping on one line, YAML takes it for a mapping of its own.</summary>
    private static string? VariableAt(SourceLocation place, string text)
    {
        var line = text.Split('\n').ElementAtOrDefault(place.Line - 1) ?? "";
        var start = place.Column - 2;
        var end = line.IndexOf('}', Math.Min(Math.Max(start, 0), line.Length));
        var isThere = start >= 0 && end >= 0 && string.CompareOrdinal(line, start, "${", 0, 2) == 0;
        return isThere ? line.Substring(start, end + 1 - start) : null;
    }

    private static bool IsAboutTab(YamlException exception) => exception.Message.Contains("tab as indentation", StringComparison.Ordinal);

    /// <summary>YamlDotNet's sentence, with a full stop.</summary>
    private static string Explain(YamlException exception)
    {
        var text = exception.InnerException?.Message ?? exception.Message;
        return text.TrimEnd('.') + "." + (IsAboutTab(exception) ? " Indent with spaces." : "");
    }
}
