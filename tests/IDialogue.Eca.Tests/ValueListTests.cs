namespace IDialogue.Eca.Tests;

public sealed class ValueListTests
{
    [Test]
    public void Lists_with_the_same_items_are_equal()
    {
        ValueList<string> one = ["a", "b"];
        ValueList<string> other = ["a", "b"];

        one.Equals(other).Should().BeTrue();
        one.GetHashCode().Should().Be(other.GetHashCode());
    }

    [Test]
    public void Order_and_number_of_items_count()
    {
        ValueList<string> list = ["a", "b"];

        list.Equals(["b", "a"]).Should().BeFalse();
        list.Equals(["a"]).Should().BeFalse();
        list.Equals(null).Should().BeFalse();
    }

    [Test]
    public void Prints_its_items() => new ValueList<int>([1, 2]).ToString().Should().Be("[1, 2]");

    [Test]
    public void Does_not_change_with_the_array_it_was_made_of()
    {
        var array = new[] { 1, 2 };
        var list = array.ToValueList();

        array[0] = 9;

        list.Should().Equal(1, 2);
    }
}
