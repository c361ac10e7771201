using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace IDialogue.Eca.Testing;

/// <summary>
/// Runs printed lines in real shells, as somebody does who pastes them. Stand-ins for the programs note their arguments, and do nothing.
/// </summary>
public static class PrintedLines
{
    private const string BashPath = "/bin/bash";

    private static readonly string[] Programs = ["sf", "eca", "dotnet"];

    private static readonly Lazy<string?> PowerShellObstacle = new(FindPowerShellObstacle);

    public static PrintedLinesRun InBash(IEnumerable<string> lines)
    {
        if (!File.Exists(BashPath))
        {
            Assert.Inconclusive("There is no bash here.");
        }

        const string Script =
            """
            PATH="$1/programs:$PATH"; cd "$1/folder"; i=0
            while IFS= read -r -d '' line; do
              export CALLS="$1/calls/$i"; : > "$CALLS"; eval "$line" < /dev/null; i=$((i+1))
            done < "$1/lines"
            """;
        return Run(lines, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "run.sh"), Script);
            Command.Run(new ProcessStartInfo(BashPath, ["--norc", "--noprofile", Path.Combine(folder, "run.sh"), folder])
            {
                Environment = { ["LC_ALL"] = "C" },
            });
        });
    }

    public static PrintedLinesRun InPowerShell(IEnumerable<string> lines)
    {
        // PowerShell takes seconds to start.
        if (Environment.GetEnvironmentVariable("ECA_REQUIRE_POWERSHELL") != "1")
        {
            Assert.Inconclusive("This test runs PowerShell: dotnet tool restore, and set ECA_REQUIRE_POWERSHELL=1.");
        }

        if (PowerShellObstacle.Value is { } obstacle)
        {
            Assert.Fail(obstacle);
        }

        const string Script =
            """
            param($root)
            $env:PATH = "$root/programs:$env:PATH"; Set-Location -LiteralPath "$root/folder"; $i = 0
            $all = [IO.File]::ReadAllText("$root/lines").Split([char]0)
            foreach ($line in $all[0..($all.Length - 2)]) {
              $env:CALLS = "$root/calls/$i"; [IO.File]::WriteAllText($env:CALLS, ''); $i++
              try { Invoke-Expression $line } catch { }
            }
            """;
        return Run(lines, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "run.ps1"), Script);
            Command.Run(PowerShell("-File", Path.Combine(folder, "run.ps1"), folder));
        });
    }

    private static PrintedLinesRun Run(IEnumerable<string> lines, Action<string> run)
    {
        var folder = Directory.CreateTempSubdirectory("eca-lines-").FullName;
        try
        {
            foreach (var name in new[] { "programs", "folder", "calls" })
            {
                Directory.CreateDirectory(Path.Combine(folder, name));
            }

            foreach (var program in Programs.Select(program => Path.Combine(folder, "programs", program)))
            {
                File.WriteAllText(program, $"#!{BashPath}\nprintf '%s\\0' \"$#\" \"${{0##*/}}\" \"$@\" >> \"$CALLS\"\n");
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }

            var all = lines.ToArray();
            File.WriteAllText(Path.Combine(folder, "lines"), string.Concat(all.Select(line => line + "\0")));
            run(folder);
            return new PrintedLinesRun(
                [.. all.Select((_, i) => Read(Path.Combine(folder, "calls", i.ToString(CultureInfo.InvariantCulture))))],
                [.. Directory.EnumerateFileSystemEntries(Path.Combine(folder, "folder")).Select(path => Path.GetFileName(path))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<string>[] Read(string path)
    {
        var calls = new List<IReadOnlyList<string>>();
        var words = Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\0');
        for (var i = 0; i < words.Length - 1;)
        {
            var count = int.Parse(words[i], CultureInfo.InvariantCulture) + 1;
            calls.Add(words[(i + 1)..(i + 1 + count)]);
            i += count + 1;
        }

        return [.. calls];
    }

    private static ProcessStartInfo PowerShell(params string[] arguments) =>
        new("dotnet", ["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", .. arguments])
        {
            WorkingDirectory = Repository.Root,
            Environment = { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
        };

    private static string? FindPowerShellObstacle()
    {
        if (OperatingSystem.IsWindows())
        {
            return "The stand-ins for the programs are scripts of bash.";
        }

        return Command.Run(PowerShell("-Command", "exit 7")).ExitCode == 7
            ? null
            : "This test needs PowerShell. Install it with 'dotnet tool restore'.";
    }
}
