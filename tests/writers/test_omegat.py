"""OmegaT, where it is installed, takes a translation memory of ours and translates with it."""

import shutil
import subprocess
from pathlib import Path

import pytest

import aligner
from aligner.bitext import Bead, Bitext

FOLDERS = ("source", "target", "tm/auto", "glossary", "dictionary", "omegat")
PAIRS = [
    ("Der Ausschuss tagte am 16. Mai.", "समिति की बैठक 16 मई को हुई।"),
    ("Niemand war dagegen <b>.", "कोई विरोध में नहीं था <b>।"),
    ("Tom & Jerry kamen auch.", "टॉम और जेरी भी आए।"),
]
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>de</source_lang><target_lang>hi</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


@pytest.mark.skipif(not shutil.which("omegat"), reason="OmegaT is not installed")
def test_it_translates_with_our_memory(tmp_path: Path) -> None:
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "omegat.project").write_text(PROJECT, encoding="utf-8")
    german, hindi = ([pair[side] for pair in PAIRS] for side in (0, 1))
    (tmp_path / "source" / "a.txt").write_text("\n\n".join(german), encoding="utf-8")
    beads = tuple(Bead(range(n, n + 1), range(n, n + 1)) for n in range(len(PAIRS)))
    bitext = Bitext(aligner.document_of(german, "de"), aligner.document_of(hindi, "hi"), beads)
    aligner.write(bitext, tmp_path / "tm" / "auto" / "memory.tmx")
    subprocess.run(
        ["omegat", "--mode=console-translate", tmp_path],
        check=True,
        capture_output=True,
        timeout=120,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert (tmp_path / "target" / "a.txt").read_text(encoding="utf-8").split("\n\n") == hindi
