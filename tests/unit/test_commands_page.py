"""docs/commands.md says what the commands' help says."""

from docs.commands import PAGE, commands_page


def test_the_page_of_the_commands_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_page(), "run `./run docs`"
