using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies;

/// <summary>
/// Finds overlays whose environment is nearly that of others: misspelled, an overlay would silently be one of an environment of its own.
/// </summary>
/// <param name="inputs">Finds the files.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class NearEnvironments(InputFiles inputs, DiagnosticBag diagnostics)
{
    /// <summary>Shorter names differ by a letter on purpose: dev and des, eu and us.</summary>
    private const int ShortestWord = 5;

    private static readonly char[] Separators = ['-', '_', '.'];

    /// <param name="places">Paths of the policy files and overlays, which need not exist.</param>
    /// <param name="asked">The environment that is built, which is spelled right.</param>
    /// <param name="reported">Paths of files that another finding is about.</param>
    public void Check(IEnumerable<string> places, string? asked, IReadOnlyCollection<string> reported)
    {
        var environments = places
            .SelectMany(place => OverlayPath.Environments(inputs, place)
                .Select(environment => (Name: environment, Path: OverlayPath.For(place, environment))))
            .Distinct()
            .GroupBy(overlay => overlay.Name, overlay => overlay.Path, StringComparer.Ordinal)
            // Of two names, the one of fewer files is the misspelled one, or the shorter one, for which a letter was forgotten.
            .OrderByDescending(environment => environment.Key == asked)
            .ThenByDescending(environment => environment.Count())
            .ThenByDescending(environment => environment.Key.Length)
            .ThenBy(environment => environment.Key, StringComparer.Ordinal)
            .ToArray();
        for (var index = 1; index < environments.Length; index++)
        {
            var known = environments.Take(index).FirstOrDefault(other => AreNear(other.Key, environments[index].Key));
            foreach (var path in known is null ? [] : environments[index].Except(reported))
            {
                diagnostics.Add(DiagnosticCatalog.NearEnvironment(
                    path, environments[index].Key, known!.Key, OverlayPath.FileName(known.First())));
            }
        }
    }

    private static bool AreNear(string one, string other)
    {
        if (one.Equals(other, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var (words, others) = (one.Split(Separators), other.Split(Separators));
        var different = words.Zip(others, (word, another) => (word, another)).Where(pair => pair.word != pair.another).ToArray();
        return words.Length == others.Length && different.Length == 1 && IsMisspelled(different[0].word, different[0].another);
    }

    /// <summary>Names that are numbered or lettered at an end (uat1, teamA) differ on purpose.</summary>
    private static bool IsMisspelled(string one, string other) =>
        one.Length >= ShortestWord && other.Length >= ShortestWord
        && one.All(char.IsLetter) && other.All(char.IsLetter)
        && one[0] == other[0] && one[one.Length - 1] == other[other.Length - 1]
        && Suggestion.Edits(one, other) == 1;
}
