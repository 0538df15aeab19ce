"""What is remembered between two sittings."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from aligner.errors import OutputError
from aligner.review.kept import MOST, REASONS, Habits, Keeper, Kept

FILES = (Path("a.de.txt"), Path("a.hi.txt"))
NAMES = st.sampled_from("abcd")  # few, so that they meet


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    return Keeper(FILES, tmp_path / "state")


def test_it_begins_with_nothing(keeper: Keeper) -> None:
    assert keeper.read() == Kept()
    assert keeper.habits() == Habits()
    assert not keeper.folder.exists()


def test_it_stands_in_the_user_s_folder_for_states(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_state_path", lambda name: tmp_path / name)
    assert Keeper(FILES).folder == tmp_path / "aligner" / "review"


def test_pairs_are_known_by_their_absolute_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Keeper(FILES, tmp_path).path
    assert Keeper(tuple(path.absolute() for path in FILES), tmp_path).path == here
    assert Keeper(FILES[::-1], tmp_path).path != here
    assert Keeper(FILES[:1], tmp_path).path != here
    monkeypatch.chdir(tmp_path)
    assert Keeper(FILES, tmp_path).path != here


class Sittings(RuleBasedStateMachine):
    """Two reviews of one pair, at the same time: neither undoes what the other decides."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.keepers = [Keeper(FILES, Path(self.folder.name)) for _ in range(2)]
        self.todo: dict[str, str] = {}
        self.position = ""

    @rule(which=st.integers(0, 1), name=NAMES, line=st.text(max_size=5))
    def remember(self, which: int, name: str, line: str) -> None:
        self.keepers[which].remember(name, line)
        self.todo[name] = line

    @rule(which=st.integers(0, 1), names=st.lists(NAMES, max_size=2))
    def forget(self, which: int, names: list[str]) -> None:
        self.keepers[which].forget(*names)
        for name in names:
            self.todo.pop(name, None)

    @rule(which=st.integers(0, 1), name=NAMES)
    def stand(self, which: int, name: str) -> None:
        self.keepers[which].stand(name)
        self.position = name

    @invariant()
    def all_is_there(self) -> None:
        for keeper in self.keepers:
            assert keeper.read() == Kept(self.todo, self.position)

    def teardown(self) -> None:
        self.folder.cleanup()


TestSittings = Sittings.TestCase
# Each step writes a file and waits for the disk.
TestSittings.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)


@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["version", "todo", "position", "reasons", "theme", "x"]),
                inner,
                max_size=4,
            )
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_a_damaged_file_is_none(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(FILES, Path(folder))
        keeper.path.write_bytes(data)
        (keeper.folder / "habits.json").write_bytes(data)
        keeper.read()
        keeper.habits()
        keeper.remember("f", "x")
        assert keeper.read().todo["f"] == "x"


def test_only_so_many_are_kept(keeper: Keeper) -> None:
    keeper.folder.mkdir()
    todo = {str(k): "" for k in range(MOST)}
    keeper.path.write_text(json.dumps({"version": 1, "position": "", "todo": todo}), "utf-8")
    keeper.remember("last", "")
    assert list(keeper.read().todo) == [*map(str, range(1, MOST)), "last"]


def test_reasons_come_last_first_and_once(keeper: Keeper) -> None:
    habits = keeper.habits()
    for reason in ("a", "b", "a"):
        habits = habits.with_reason(reason)
    keeper.use(habits)
    assert keeper.habits().reasons == ("a", "b")
    for number in range(20):
        habits = habits.with_reason(str(number))
    assert len(habits.reasons) == REASONS
    assert habits.reasons[0] == "19"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="Decisions are not kept there"):
        Keeper(FILES, tmp_path / "file" / "state").remember("f", "x")
