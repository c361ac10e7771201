using System.IO.Compression;
using System.Text;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// A zip whose bytes depend on its files only: entries in the given order, one time stamp, stored without compression (compressors
/// differ between systems), and no trace of the system that made it.
/// </summary>
internal static class DeterministicZip
{
    private const int CentralHeader = 0x02014b50;
    private const int EndOfDirectory = 0x06054b50;
    private const int EndOfDirectoryLength = 22;

    /// <summary>The oldest time stamp that zip knows.</summary>
    private static readonly DateTimeOffset TimeStamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Create(IEnumerable<PackageFile> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.NoCompression);
                entry.LastWriteTime = TimeStamp;
                using var content = entry.Open();
                content.Write(file.Bytes, 0, file.Bytes.Length);
            }
        }

        var bytes = stream.ToArray();
        ForgetSystem(bytes);
        return bytes;
    }

    /// <summary>
    /// The framework notes the system that made an entry (upper byte of "version made by") and that system's file attributes;
    /// this sets both to the same everywhere.
    /// </summary>
    private static void ForgetSystem(byte[] zip)
    {
        var end = zip.Length - EndOfDirectoryLength;
        if (end < 0 || BitConverter.ToInt32(zip, end) != EndOfDirectory)
        {
            return;
        }

        var header = BitConverter.ToInt32(zip, end + 16);
        while (header >= 0 && header < end && BitConverter.ToInt32(zip, header) == CentralHeader)
        {
            zip[header + 5] = 0;
            Array.Clear(zip, header + 38, 4);
            var (name, extra, comment) = (header + 28, header + 30, header + 32);
            header += 46 + BitConverter.ToUInt16(zip, name) + BitConverter.ToUInt16(zip, extra) + BitConverter.ToUInt16(zip, comment);
        }
    }
}
