namespace IDialogue.Eca.Salesforce.Tests.Tasks;

/// <summary>
/// The bench of agents: tasks as people write them, solved with the MCP server alone. Each check passes on a solution, and fails where
/// nothing was done and on a result that looks right.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class AgentTaskTests
{
    private const string TaskVariable = "ECA_TASK";
    private const string ResultVariable = "ECA_TASK_RESULT";

    private static IEnumerable<TestCaseData> Tasks => AgentTask.All.Select(task => new TestCaseData(task.Name));

    [Test]
    public void Each_of_20_tasks_has_a_request_and_a_check() =>
        AgentTask.All.Where(task => task.Request.Length > 0).Select(task => task.Name).Should().HaveCount(20)
            .And.BeEquivalentTo(TaskChecks.All.Keys);

    [TestCaseSource(nameof(Tasks))]
    public async Task The_check_passes_on_the_solution(string name) => Check(name, await Find(name).TryAsync("solution"));

    [TestCaseSource(nameof(Tasks))]
    public void The_check_fails_where_nothing_was_done(string name) =>
        Find(name).Invoking(task => Check(name, task.Given)).Should().Throw<AssertionException>();

    [TestCaseSource(nameof(Tasks))]
    public async Task The_check_fails_on_a_result_that_only_looks_right(string name)
    {
        var wrong = await Find(name).TryAsync("wrong");

        wrong.Invoking(result => Check(name, result)).Should().Throw<AssertionException>().WithMessage($"*{Find(name).FaultOfWrong}*");
    }

    [Test]
    public async Task The_server_has_the_tools_that_the_solutions_call()
    {
        using var folder = new TaskFolder(TaskFiles.Of(""));

        AgentTask.All.SelectMany(task => task.Tools).Distinct().Should().BeSubsetOf(await folder.ListToolsAsync());
    }

    /// <summary>Checks what an agent left in a folder: <c>ECA_TASK</c> names the task, <c>ECA_TASK_RESULT</c> the folder.</summary>
    [Test]
    public void A_result_of_your_own_passes_the_check()
    {
        if (Environment.GetEnvironmentVariable(ResultVariable) is not { Length: > 0 } path)
        {
            Assert.Ignore($"Set {TaskVariable} and {ResultVariable} to check the result of a task.");
            return;
        }

        Check(Environment.GetEnvironmentVariable(TaskVariable)!, TaskFiles.Of(path));
    }

    private static AgentTask Find(string name) => AgentTask.All.Single(task => task.Name == name);

    private static void Check(string name, TaskFiles result) => TaskChecks.All[name](new TaskResult(Find(name), result));
}
