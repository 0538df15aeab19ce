"""How large the page of a long text is, and how soon Chromium shows it and answers.

The text is made up: sentences of as many characters as those of German and Hindi news have, with a
finding in one bead of ten. `python benchmarks/page.py --segments 5000 --json results/page.json`.
"""

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.bitext import Bead, Bitext, Document, Segment
from aligner.mqm import Finding, Probabilities, Report, Severity, Verdict, score
from aligner.report import written
from aligner.report.alerts import results_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SYLLABLES = {
    "de": "ba nen ger Stra ver ung lich zu mit an der haus",
    "hi": "का में नहीं है या सम प्र ति ने को से",
}
LENGTHS = {"de": 118, "hi": 112}  # mean characters of a sentence of the news that is measured on
CATEGORIES = {"omission": "accuracy/omission", "number-mismatch": "accuracy/mistranslation"}


def document(language: str, segments: int, chance: random.Random) -> Document:
    syllables, text, found = SYLLABLES[language].split(), "", []
    for k in range(segments):
        wanted = max(12, round(chance.gauss(LENGTHS[language], LENGTHS[language] / 2)))
        words = ""
        while len(words) < wanted:
            words += "".join(chance.choices(syllables, k=chance.randint(1, 4))) + " "
        sentence = words.strip() + "."
        found.append(Segment(sentence, len(text), len(text) + len(sentence), k + 1, 1, k // 4))
        text += sentence + "\n"
    return Document(f"book.{language}.txt", language, text, tuple(found))


def report(segments: int) -> Report:
    """A text of so many segments, in which one in a hundred is left out."""
    chance = random.Random(7)
    left_out = {k for k in range(segments) if chance.random() < 0.01}
    source = document("de", segments, chance)
    target = document("hi", segments - len(left_out), chance)
    beads, at = [], 0
    for k in range(segments):
        beads.append(Bead(range(k, k + 1), range(at, at + (k not in left_out)), confidence=0.9))
        at += k not in left_out
    findings = tuple(
        finding(number, bead, Bitext(source, target, ()), chance)
        for number, bead in enumerate(beads)
        if number in left_out or chance.random() < 0.09
    )
    return Report(
        Bitext(source, target, tuple(beads)),
        findings,
        (Probabilities(0.1, 0.1, 0.1),) * len(beads),
        Verdict.TRANSLATION,
        "The second text is a translation of the first.",
        score(findings, 20 * segments),
        20 * segments,
        "benchmark",
        "benchmark",
    )


def finding(number: int, bead: Bead, bitext: Bitext, chance: random.Random) -> Finding:
    check = "number-mismatch" if bead.target else "omission"
    return Finding(
        check,
        CATEGORIES[check],
        chance.choice([Severity.MINOR, Severity.MAJOR]),
        "The original has 24, the translation 42, and this is said at the usual length.",
        number,
        bitext.source.segments[bead.source.start].span,
        bitext.target.segments[bead.target.start].span if bead.target else None,
        chance.choice([0.65, 0.8, 0.93]),
    )


# Each action waits for the frame that shows what it did.
ACTIONS = {
    "next_finding": "key('j')",
    "far_finding": "[...document.querySelectorAll('.card')].at(-1).click()",
    "filter": "document.querySelector('#show-minor').click()",
    "filter_off": "document.querySelector('#show-minor').click()",
    "only_findings": "key('f')",
    "all_again": "key('f')",
    "search": "await search('haus')",
}
RUN = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const key = (key) => document.body.dispatchEvent(
    new KeyboardEvent("keydown", {key, bubbles: true}));
  const search = async (text) => {
    const box = document.querySelector("#search");
    box.value = text;
    box.dispatchEvent(new Event("input", {bubbles: true}));
    while (!CSS.highlights.has("search")) await frame();
  };
  const start = performance.now();
  ACTION;
  await frame();
  return performance.now() - start;
}"""
PAINTED = """async () => {
  const of = () => performance.getEntriesByName("first-contentful-paint")[0];
  while (!of()) await new Promise((done) => setTimeout(done, 5));
  return of().startTime;
}"""


def measured(browser: "Browser", path: Path) -> dict[str, float]:
    """Milliseconds to the first paint, until the page can be used, and of each action."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())  # returns when all of it is there and its script has run
    page.evaluate(RUN.replace("ACTION", ""))
    usable = (time.perf_counter() - start) * 1000
    found = {"first_paint": page.evaluate(PAINTED), "usable": usable}
    found |= {name: page.evaluate(RUN.replace("ACTION", each)) for name, each in ACTIONS.items()}
    context.close()
    return found


def measure(segments: int, runs: int) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    results = results_of(report(segments))
    start = time.perf_counter()
    text = written(results, "html")
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(text, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        times = [measured(browser, path) for _ in range(runs)]
        version = browser.version
        browser.close()
    return {
        "segments": segments,
        "findings": len(results.new()),
        "bytes": len(text.encode()),
        "written_s": round(seconds, 2),
        "chromium": version,
        "median_ms": {
            name: round(statistics.median(each[name] for each in times)) for name in times[0]
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, nargs="+", default=[500, 5000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = [measure(segments, given.runs) for segments in given.segments]
    for each in found:
        print(json.dumps(each, indent=2))
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
