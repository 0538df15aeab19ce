"""The server as an editor meets it: a process, and its streams."""

import asyncio
import json
import os
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lsprotocol import types

from tests.lsp.client import (
    PATIENCE,
    PRETENDED,
    REAL,
    ROOT,
    Editor,
    capabilities,
    editing,
    run,
)

GERMAN = """\
Die Brücke hat 24 Pfeiler.

Die Schule bleibt bis Ende August geschlossen.

Am Montag wählte der Stadtrat einen neuen Sprecher.

Die Kosten für den Bau sind in diesem Jahr stark gestiegen.
"""
SENTENCES = GERMAN.split("\n\n")
WRONG = GERMAN.replace("24", "42")
SHORT = "\n\n".join([SENTENCES[0], *SENTENCES[2:]])
CONFIG = """\
source-language = "de"
target-language = "de"

[[pairs]]
source = "{name}.de.txt"
target = "{name}.xx.txt"
"""
NUMBER = ["number-mismatch"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one pair, whose translation has a wrong number."""
    write(tmp_path, {"aligner.toml": CONFIG, "a.de.txt": GERMAN, "a.xx.txt": WRONG})
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8"))


def title(actions: list[types.CodeAction], start: str) -> types.CodeAction:
    (found,) = [each for each in actions if each.title.startswith(start)]
    return found


def test_a_fault_is_underlined_and_goes_when_it_is_mended(project: Path) -> None:
    async def story() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / "a.xx.txt")
            (found,) = await editor.diagnostics(uri)
            assert (found.code, found.source) == ("number-mismatch", "aligner")
            assert found.severity == types.DiagnosticSeverity.Error
            assert found.message == "The original has 24, the translation 42."
            assert str(found.range) == "0:15-0:17"
            assert found.related_information
            (there,) = found.related_information
            assert there.location.uri == (project / "a.de.txt").as_uri()
            assert (str(there.location.range), there.message) == ("0:15-0:17", "24")
            editor.edit(uri, GERMAN)
            assert await editor.codes(uri) == []
            editor.save(uri, project / "a.xx.txt")
            editor.edit(uri, WRONG)
            assert await editor.codes(uri) == NUMBER
            editor.close(uri)
            await editor.until_codes(uri, [])
            assert editor.messages == []

    run(story())


def test_what_is_left_out_is_shown_where_it_would_stand(project: Path) -> None:
    async def story() -> None:
        write(project, {"a.xx.txt": SHORT})
        async with editing(project) as editor:
            target = editor.open(project / "a.xx.txt")
            (found,) = await editor.diagnostics(target)
            assert (found.code, str(found.range)) == ("omission", "2:0-2:0")
            assert found.related_information
            assert found.related_information[0].message == SENTENCES[1]
            source = editor.open(project / "a.de.txt")
            (there,) = await editor.diagnostics(source)
            assert there.severity == types.DiagnosticSeverity.Information
            assert str(there.range) == "2:0-2:46"
            assert there.message.startswith("a.xx.txt: ")

    run(story())


def test_a_sentence_shows_what_it_was_translated_from_and_into(project: Path) -> None:
    async def story() -> None:
        write(project, {"a.xx.txt": SHORT.replace("24", "42")})
        async with editing(project) as editor:
            target = editor.open(project / "a.xx.txt")
            source = editor.open(project / "a.de.txt")
            shown = await editor.hover(target, 2, 10)
            assert "**Original, a.de.txt, line 5:**\n\n> Am Montag" in shown
            assert "**Translation, a.xx.txt, line 3:**" in shown
            assert "sure that these belong together" in shown
            there = await editor.hover(source, 4, 0)
            assert there.index("Translation") < there.index("Original")
            wrong = await editor.hover(target, 0, 0)
            assert "number-mismatch (major, 9" in wrong
            assert "**Why:** A wrong number is read as fact" in wrong
            assert await editor.hover(target, 1, 0) == ""
            lost = await editor.hover(source, 2, 3)
            assert "**Translation, a.xx.txt:** nothing" in lost

    run(story())


def test_one_goes_from_a_sentence_to_its_original_and_back(project: Path) -> None:
    async def story() -> None:
        write(project, {"a.xx.txt": SHORT})
        async with editing(project) as editor:
            target = editor.open(project / "a.xx.txt")
            (there,) = await editor.definition(target, 2, 10)
            assert there.target_uri == (project / "a.de.txt").as_uri()
            assert str(there.target_selection_range) == "4:0-4:51"
            assert str(there.origin_selection_range) == "2:0-2:51"
            source = editor.open(project / "a.de.txt")
            (back,) = await editor.definition(source, 4, 51)
            assert (back.target_uri, str(back.target_range)) == (target, "2:0-2:51")
            (place,) = await editor.definition(source, 2, 0)
            assert str(place.target_range) == "2:0-2:0"
            assert await editor.definition(source, 3, 0) == []

    run(story())


def test_a_finding_is_dismissed_into_the_baseline(project: Path) -> None:
    async def story() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / "a.xx.txt")
            (found,) = await editor.diagnostics(uri)
            offered = await editor.actions(uri, found)
            assert [each.title for each in offered] == [
                "Dismiss: number-mismatch, into aligner-baseline.json"
            ]
            await editor.perform(offered[0])
            await editor.until_codes(uri, [])
            baseline = project / "aligner-baseline.json"
            (entry,) = json.loads(baseline.read_text("utf-8"))["findings"]
            assert entry["reason"] == "Dismissed in the editor."
            assert (entry["source"], entry["target"]) == ("a.de.txt", "a.xx.txt")
            baseline.unlink()  # nobody tells the server
            await editor.until_codes(uri, NUMBER)

    run(story())


def test_a_suggestion_is_written_in_its_place(project: Path) -> None:
    async def story() -> None:
        write(project, {"a.xx.txt": GERMAN.replace("Brücke", "🎉 Brüсke")})  # a Cyrillic letter
        async with editing(project) as editor:
            uri = editor.open(project / "a.xx.txt")
            (found,) = [each for each in await editor.diagnostics(uri) if each.code != "addition"]
            assert (found.code, str(found.range)) == ("mixed-script", "0:7-0:13")
            action = title(await editor.actions(uri, found), 'Write "Brücke"')
            assert action.is_preferred
            await editor.perform(action)
            assert editor.texts[uri].startswith("Die 🎉 Brücke hat 24")
            assert "mixed-script" not in await editor.codes(uri)

    run(story())


MARKED = 'ignore = ["mistranslation", "addition"]\n' + CONFIG.replace(".txt", ".md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WRONG, "<!-- aligner: ignore number-mismatch -->\nDie Brücke hat 42 Pfeiler.\n"),
        (f"- Neu:\n- {WRONG}", "- Die Brücke hat 42 Pfeiler. <!-- aligner: ignore number-mis"),
        (
            f"---\r\ntitle: 42 Wege\r\n---\r\n\r\n{GERMAN}",
            "---\r\n# aligner: ignore number-mismatch\r\ntitle: 42 Wege\r\n",
        ),
    ],
    ids=["paragraph", "list item", "front matter"],
)
def test_a_comment_leaves_a_finding_alone(tmp_path: Path, text: str, expected: str) -> None:
    async def story() -> None:
        original = text.replace("42", "24")
        write(tmp_path, {"aligner.toml": MARKED, "a.de.md": original, "a.xx.md": text})
        async with editing(tmp_path) as editor:
            uri = editor.open(tmp_path / "a.xx.md")
            (found,) = await editor.diagnostics(uri)
            action = title(await editor.actions(uri, found), "Leave alone: number-mismatch")
            await editor.perform(action)
            assert expected in editor.texts[uri]
            assert await editor.codes(uri) == []

    run(story())


def test_a_file_of_pairs_needs_no_configuration(tmp_path: Path) -> None:
    rows = [f'msgid "{each}"\nmsgstr "{each}"\n' for each in ("Die 24 Wege.", "Der Sprecher.")]
    head = 'msgid ""\nmsgstr "Language: nl\\n"\n\n'
    text = head + "\n".join(rows).replace('msgstr "Die 24', 'msgstr "Die 42')

    async def story() -> None:
        write(tmp_path, {"de.po": text})
        async with editing(tmp_path) as editor:
            uri = editor.open(tmp_path / "de.po")
            (found,) = [each for each in await editor.diagnostics(uri) if each.code in NUMBER]
            assert str(found.range) == "4:12-4:14"
            (there,) = await editor.definition(uri, 4, 10)
            assert (there.target_uri, there.target_range.start.line) == (uri, 3)
            (action,) = await editor.actions(uri, found)  # there is no place for a baseline
            await editor.perform(action)
            assert "\n\n# aligner: ignore number-mismatch" in editor.texts[uri]
            assert "number-mismatch" not in await editor.codes(uri)

    run(story())


XLIFF = """\
<xliff version="1.2"><file source-language="de" target-language="hi"><body>
  <trans-unit id="a"><source>Die 24 Wege.</source><target>24 रास्ते।</target></trans-unit>
  <trans-unit id="b"><source>Die 42 Wege.</source><target>24 रास्ते।</target></trans-unit>
</body></file></xliff>
"""


def test_a_comment_goes_before_the_unit_of_a_translation(tmp_path: Path) -> None:
    async def story() -> None:
        write(tmp_path, {"a.xlf": XLIFF})
        async with editing(tmp_path) as editor:
            uri = editor.open(tmp_path / "a.xlf")
            found = await editor.diagnostics(uri)
            (number,) = [each for each in found if each.code == "number-mismatch"]
            assert number.range.start.line == 2
            action = title(await editor.actions(uri, number), "Leave alone: number")
            await editor.perform(action)
            assert editor.texts[uri].splitlines()[2].startswith("  <!-- aligner: ignore number-")
            assert "number-mismatch" not in await editor.codes(uri)

    run(story())


BEFORE = "🎉\tक्षि 𝕏 "
COLUMNS = {"utf-16": len(BEFORE) + 2, "utf-8": len(BEFORE.encode()), "utf-32": len(BEFORE)}
ENDS = {"a": "\n", "b": "\r\n", "c": "\r"}


@pytest.mark.parametrize("encoding", COLUMNS)
def test_places_are_those_of_the_editor(tmp_path: Path, encoding: str) -> None:
    # U+2028 ends a line for Python, and for no editor.
    text = GERMAN.replace("24 Pfeiler", f"{BEFORE}24 Pfeiler\u2028")

    async def story() -> None:
        write(tmp_path, {"aligner.toml": CONFIG})
        async with editing(tmp_path, encodings=[encoding, "utf-16"]) as editor:
            for name, end in ENDS.items():
                original = text.replace("\n", end)
                write(tmp_path, {f"{name}.de.txt": original})
                path = tmp_path / f"{name}.xx.txt"
                uri = editor.open(path, original.replace("24", "42"))  # is not on the disk yet
                editor.save(uri, path)
                (found,) = [e for e in await editor.diagnostics(uri) if e.code in NUMBER]
                start = len("Die Brücke hat ") + (encoding == "utf-8") + COLUMNS[encoding]
                assert str(found.range) == f"0:{start}-0:{start + 2}"
                assert found.related_information
                assert found.related_information[0].location.range == found.range
                assert "> Die Brücke" in await editor.hover(uri, 0, start)
                (there,) = await editor.definition(uri, 2, 0)
                assert there.target_range.start == types.Position(2, 0)

    run(story())


def test_pairs_that_are_open_at_once_are_checked_each(project: Path) -> None:
    async def story() -> None:
        write(project, {"b.de.txt": GERMAN, "b.xx.txt": SHORT})
        async with editing(project) as editor:
            one, other = (editor.open(project / f"{name}.xx.txt") for name in "ab")
            assert await editor.codes(one) == NUMBER
            assert await editor.codes(other) == ["omission"]
            editor.edit(other, GERMAN)
            assert await editor.codes(other) == []
            assert [each.version for each in editor.published[one]] == [1]

    run(story())


def test_a_change_of_the_original_counts_for_all_open_translations(tmp_path: Path) -> None:
    config = CONFIG.replace(
        '"{name}.xx.txt"', '["{name}.xx.txt", "{name}.yy.txt", "{name}.zz.txt"]'
    )
    names = ("a.xx.txt", "a.yy.txt")

    async def story() -> None:
        write(tmp_path, dict.fromkeys(("a.de.txt", *names, "a.zz.txt"), GERMAN))
        write(tmp_path, {"aligner.toml": config})
        async with editing(tmp_path) as editor:
            targets = [editor.open(tmp_path / name) for name in names]
            for each in targets:
                assert await editor.codes(each) == []
            source = editor.open(tmp_path / "a.de.txt")
            assert await editor.codes(source) == []
            editor.edit(source, f"{GERMAN}\nDas Rathaus liegt am Markt.\n")
            for each in targets:
                await editor.until_codes(each, ["omission"])
            # The third translation is not open.
            found = await editor.until_codes(source, ["omission", "omission"])
            assert [each.message.partition(":")[0] for each in found] == [*names]
            places = await editor.definition(source, 0, 0)
            assert [each.target_uri for each in places] == targets

    run(story())


def test_an_original_brings_its_only_translation_along(tmp_path: Path) -> None:
    folder = tmp_path / "ä b" / "पुल #1"
    folder.mkdir(parents=True)
    write(folder, {"aligner.toml": CONFIG, "a.de.txt": GERMAN, "a.xx.txt": SHORT})
    link = tmp_path / "link"
    link.symlink_to(folder)

    async def story() -> None:
        async with editing(tmp_path) as editor:
            source = editor.open(folder / "a.de.txt")
            (found,) = await editor.diagnostics(source)
            assert (found.code, found.source) == ("omission", "aligner")
            (there,) = await editor.definition(source, 4, 0)
            assert unquote(there.target_uri).endswith("/ä b/पुल #1/a.xx.txt")
            assert there.target_uri not in editor.published
            target = editor.open(link / "a.xx.txt")  # the same file by another name
            assert await editor.codes(target) == ["omission"]
            editor.edit(target, GERMAN)
            assert await editor.codes(target) == []
            assert (await editor.definition(source, 4, 0))[0].target_uri == target

    run(story())


def test_what_changes_on_the_disk_counts_as_well(project: Path) -> None:
    async def story() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / "a.xx.txt")
            assert await editor.codes(uri) == NUMBER
            write(project, {"a.de.txt": WRONG})
            await editor.until_codes(uri, [])
            write(project, {"a.de.txt": GERMAN})
            await editor.until_codes(uri, NUMBER)
            assert await editor.until(lambda: editor.registered)
            write(project, {"aligner.toml": f'ignore = ["accuracy"]\n{CONFIG}'})
            editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            await editor.until_codes(uri, [])

    run(story())


def test_a_wrong_configuration_is_told_once_and_at_its_line(project: Path) -> None:
    async def story() -> None:
        toml = project / "aligner.toml"
        write(project, {"aligner.toml": f"{CONFIG}targets = 3\n"})
        async with editing(project) as editor:
            uri = editor.open(project / "a.xx.txt")
            (message,) = await editor.until(lambda: editor.messages)
            assert message.startswith("aligner.toml:7: ")
            (found,) = editor.published[toml.as_uri()][-1].diagnostics
            assert found.range.start.line == 6
            assert "targets" in found.message
            editor.open(project / "a.de.txt")
            config = editor.open(toml)
            editor.edit(config, CONFIG)
            editor.save(config, toml)
            assert await editor.codes(uri) == NUMBER
            await editor.until_codes(config, [])
            assert editor.messages == [message]

    run(story())


def test_a_table_of_pairs_that_finds_nothing_is_told_at_its_line(project: Path) -> None:
    async def story() -> None:
        table = '\n[[pairs]]\nsource = "texts/*.md"\ntarget = "out/*.md"\n'
        write(project, {"aligner.toml": CONFIG + table})
        async with editing(project) as editor:
            editor.open(project / "aligner.toml")
            (message,) = await editor.until(lambda: editor.messages)
            assert message.startswith('aligner.toml:8: [[pairs]] 2: no file matches "texts/*.md"')

    run(story())


@pytest.mark.parametrize("name", ["notes.txt", "a.de.docx"])
def test_a_file_in_no_pair_is_left_alone(project: Path, name: str) -> None:
    async def story() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / name, "Irgendein Text.")
            target = editor.open(project / "a.xx.txt")
            assert await editor.codes(target) == NUMBER
            assert await editor.hover(uri, 0, 3) == ""
            assert uri not in editor.published
            assert editor.messages == []
            expected = [f"{project / name}: in no pair of {project / 'aligner.toml'}."]
            assert editor.logged == (expected if name.endswith(".txt") else [])

    run(story())


def test_without_a_configuration_nothing_happens(tmp_path: Path) -> None:
    async def story() -> None:
        write(tmp_path, {"a.xx.txt": WRONG})
        async with editing(tmp_path) as editor:
            uri = editor.open(tmp_path / "a.xx.txt")
            assert await editor.until(lambda: editor.logged)
            assert await editor.hover(uri, 0, 0) == ""
            assert (editor.messages, editor.published) == ([], {})

    run(story())


def test_only_the_newest_text_is_checked_and_shown(project: Path) -> None:
    async def story() -> None:
        async with editing(project, PRETENDED_SECONDS="1") as editor:
            uri = editor.open(project / "a.xx.txt")
            for number in range(30):
                editor.edit(uri, GERMAN.replace("24", str(50 + number)))
                await asyncio.sleep(0.05)
            await editor.until(lambda: [e for e in editor.progressed if e["kind"] == "end"])
            newest = editor.edit(uri, GERMAN.replace("24", "81"))
            (found,) = await editor.diagnostics(uri)
            assert found.message == "The original has 24, the translation 81."
            # A check takes longer than most of these changes together: few came to be checked.
            versions = [each.version or 0 for each in editor.published[uri]]
            assert versions == sorted(versions)
            assert versions[-1] == newest
            assert len(versions) < 10

    run(story())


def test_long_work_shows_its_progress(project: Path) -> None:
    async def story() -> None:
        async with editing(project, PRETENDED_SECONDS="2") as editor:
            editor.open(project / "a.xx.txt")
            await editor.until(
                lambda: editor.progressed[-1:] and editor.progressed[-1]["kind"] == "end"
            )
            first = editor.progressed[0]
            assert (first["kind"], first["title"]) == ("begin", "Checking a.xx.txt")

    run(story())


def test_what_cannot_be_read_is_told_in_the_file(project: Path) -> None:
    async def story() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / "a.xx.txt", "")
            assert await editor.codes(uri) == []  # a draft that is not begun is no fault
            (project / "a.de.txt").unlink()
            editor.edit(uri, GERMAN)
            (found,) = await editor.diagnostics(uri)
            assert "no such file" in found.message
            write(project, {"a.de.txt": GERMAN})
            await editor.until_codes(uri, [])

    run(story())


def test_an_editor_that_can_do_little_gets_what_it_understands(project: Path) -> None:
    async def story() -> None:
        async with editing(project, can=types.ClientCapabilities()) as editor:
            uri = editor.open(project / "a.xx.txt")
            (found,) = await editor.diagnostics(uri)
            assert found.related_information is None
            shown = await editor.hover(uri, 0, 0)
            assert "Original, a.de.txt, line 1:\nDie Brücke hat 24 Pfeiler." in shown
            (there,) = await editor.definition(uri, 0, 0)
            assert (there.uri, str(there.range)) == ((project / "a.de.txt").as_uri(), "0:0-0:26")

    run(story())


def test_the_server_ends_with_its_editor(project: Path) -> None:
    async def story() -> None:
        editor = Editor()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PRETENDED_SECONDS": "300"}
        await editor.start_io(sys.executable, *PRETENDED, cwd=project, env=environment)
        await editor.initialize_async(types.InitializeParams(capabilities=capabilities()))
        editor.open(project / "a.xx.txt")
        await editor.until(lambda: editor.progressed)  # a check is going on, and takes long
        assert editor._server
        assert editor._server.stdin
        editor._server.stdin.close()
        async with asyncio.timeout(PATIENCE):
            assert await editor._server.wait() == 1  # it was not told to go

    run(story())


TALE = """\
Am Montag wählte der Stadtrat einen neuen Sprecher.
Die Kosten für den Bau der Brücke sind in diesem Jahr um 24 Prozent gestiegen.
Die Schule bleibt bis Ende August geschlossen.
"""
HINDI = """\
सोमवार को नगर परिषद ने एक नया प्रवक्ता चुना।
इस साल पुल के निर्माण की लागत 24 प्रतिशत बढ़ गई है।
स्कूल अगस्त के अंत तक बंद रहेगा।
"""


def test_the_real_encoder_reads_along(tmp_path: Path) -> None:
    config = '[[pairs]]\nsource = "{name}.de.txt"\ntarget = "{name}.hi.txt"\n'
    write(tmp_path, {"aligner.toml": config, "a.de.txt": TALE, "a.hi.txt": HINDI})

    async def story() -> None:
        async with editing(tmp_path, *REAL) as editor:
            uri = editor.open(tmp_path / "a.hi.txt")
            assert await editor.codes(uri) == []
            editor.edit(uri, HINDI.replace("24", "42"))
            (found,) = await editor.diagnostics(uri)
            assert (found.code, str(found.range)) == ("number-mismatch", "1:30-1:32")
            lines = HINDI.splitlines(keepends=True)
            editor.edit(uri, lines[0] + lines[2])
            assert "omission" in await editor.codes(uri)
            assert "> Die Schule" in await editor.hover(uri, 1, 3)

    run(story())
