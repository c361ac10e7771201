using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using System.IO.Pipes;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

public sealed class StagedFilesTests
{
    [Test]
    public void A_root_is_no_place_for_a_file() =>
        StagedFiles.Write(new MockFileSystem(), ("/", "content"u8.ToArray()))!.Code.Should().Be("ECA0047");

    [Test]
    [Platform(Exclude = "Win", Reason = "There are no such paths.")]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);

        StagedFiles.Write(new FileSystem(), ($"/dev/fd/{pipe.GetClientHandleAsString()}", "content"u8.ToArray())).Should().BeNull();
        pipe.DisposeLocalCopyOfClientHandle();

        using var reader = new StreamReader(pipe);
        (await reader.ReadToEndAsync()).Should().Be("content");
    }
}
