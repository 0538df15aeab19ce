"""The way of the data: read, segment, embed, align, judge, check."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner import __version__
from aligner.alignment import (
    Background,
    align_embeddings,
    encoder_background,
    text_background,
)
from aligner.alignment.fields import field_beads, shifted
from aligner.bitext import Bead, Bitext, Document, Segment, covers
from aligner.checks import CHECKS
from aligner.checks.excuses import Excused, without_excused
from aligner.checks.merge import merged
from aligner.checks.selection import selected
from aligner.documents import read, read_bitext
from aligner.embed.cached import cached_encoder, remembering
from aligner.embed.choice import Choice
from aligner.embed.encoder import Encoder, Notify, Progress, ignore, load_encoder
from aligner.embed.identity import identity
from aligner.embeddings import Embeddings, Ints, Mean
from aligner.errors import InputError, SettingsError
from aligner.evidence import Evidence, Match
from aligner.judge.calibration import calibration
from aligner.judge.features import bead_features
from aligner.judge.fitted import Fitted, fitted_for
from aligner.judge.gaps import Gaps
from aligner.judge.links import Linked
from aligner.judge.losses import Text, bead_losses
from aligner.judge.matches import bead_matches
from aligner.judge.quality import QualityEstimator, bead_qualities, with_quality
from aligner.judge.verdict import judge as verdict_on
from aligner.mqm import Report, Verdict, score
from aligner.readers.glossary import read_glossary
from aligner.readers.lists import document_of
from aligner.settings import Settings
from aligner.terms import Term
from aligner.threads import one_thread_a_product
from aligner.words import count_words

if TYPE_CHECKING:
    from aligner.store import Store

Input = str | Path | Document | Sequence[str]
"""A file (`-` is standard input), a document, or a list of segments, which are not split."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """Who is told what while a run goes on.

    Attributes:
        notify: called with each note, one line for the user.
        progress: called with how many windows of text are embedded, and how many there are.
        stage: called with the name of the stage that begins: `read`, `load`, `embed`, `align`,
            `judge`, `check`; those of `Report.seconds`.
    """

    notify: Notify = ignore
    progress: Progress | None = None
    stage: Callable[[str], None] = ignore


def check(
    source: Input | Bitext,
    target: Input | None = None,
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    judge: QualityEstimator | str | None = None,
    cache: "Store | None" = None,
    hooks: Hooks | None = None,
) -> Report:
    """What `target` lost, added or changed of `source`.

    Args:
        source: the original; without `target` what is aligned already: a file of pairs (.xliff,
            .tmx, .po, .csv, .tsv, .jsonl), or a bitext, such as `bitext_of` makes of two lists.
        target: the translation.
        settings: how to read and compare them.
        encoder: one that is loaded already; otherwise the one that `settings` names is loaded.
        judge: a quality estimator, or the name of one, see `load_judge`, for `Bead.quality`
            and the probability of a mistranslation; loaded and asked only where it is given.
        cache: where vectors are kept for later runs, such as `open_store` gives; None keeps
            nothing. What is found is the same with it and without. It stays open.
        hooks: who is told of progress and notes.

    Returns:
        The findings, the verdict on the whole, and the bitext with the scores of its beads.

    Raises:
        AlignerError: if something cannot be read, embedded or understood.
        TypeError: if `target` is missing and `source` is not aligned, or the reverse.
    """
    run = _Run(settings or Settings(), encoder, judge, cache, hooks or Hooks())
    least = run.settings.min_confidence
    if not 0 <= least <= 1:
        raise SettingsError(f"min_confidence: {least} is no probability. Give one from 0 to 1.")
    checks = selected(CHECKS, run.settings)
    terms = run.terms()  # before anything is embedded, as it may not be readable
    aligned = run.align(source, target)
    bitext = aligned.bitext
    with run.stage("judge"), one_thread_a_product():
        evidence = run.judged(aligned, terms)
    with run.stage("check"), one_thread_a_product():
        explicit = bool(run.settings.source_language and run.settings.target_language)
        verdict, statement = verdict_on(bitext, evidence.features, same_language_allowed=explicit)
        faults = verdict is Verdict.TRANSLATION
        found = (f for c in checks for f in c.findings(evidence))
        excused = without_excused(found, bitext, CHECKS, checks, least) if faults else Excused([])
        findings = merged(excused.findings, bitext)
        for line in excused.notes:
            run.note(line)
        words = sum(map(count_words, bitext.source.texts))
    return Report(
        bitext,
        findings,
        evidence.probabilities,
        verdict,
        statement,
        score(findings, words) if faults else 0.0,
        words,
        run.signature(),
        str(run.fitted),
        run.seconds,
        tuple(run.notes),
        excused.ignored,
    )


def align(
    source: Input | Bitext,
    target: Input | None = None,
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    judge: QualityEstimator | str | None = None,
    cache: "Store | None" = None,
    hooks: Hooks | None = None,
) -> Bitext:
    """Which consecutive segments of `source` and `target` correspond.

    Args:
        source: the original; what is aligned already, see `check`, is scored only.
        target: the translation.
        settings: how to read and compare them.
        encoder: one that is loaded already; otherwise the one that `settings` names is loaded.
        judge: a quality estimator, or the name of one, see `load_judge`, for `Bead.quality`.
        cache: where vectors are kept for later runs, see `check`.
        hooks: who is told of progress and notes.

    Returns:
        Both documents and their beads, in order; each segment is in exactly one.

    Raises:
        AlignerError: if something cannot be read, embedded or understood.
        TypeError: if `target` is missing and `source` is not aligned, or the reverse.
    """
    run = _Run(settings or Settings(), encoder, judge, cache, hooks or Hooks())
    return run.align(source, target).bitext


@dataclass(frozen=True, slots=True)
class _Aligned:
    """An aligned bitext, its centred embeddings, and how well each bead matches."""

    bitext: Bitext
    embeddings: tuple[Embeddings, Embeddings]
    matches: tuple[Match | None, ...]


class _Run:
    """One run: its encoder, loaded when first needed, and what it has taken so far."""

    def __init__(
        self,
        settings: Settings,
        encoder: Encoder | None,
        judge: QualityEstimator | str | None,
        cache: "Store | None",
        hooks: Hooks,
    ) -> None:
        self.settings = settings
        self.seconds: dict[str, float] = {}
        self.notes: list[str] = []
        rules = settings.rules.name if settings.rules else "languagetool+aligner"
        self._splitting = "lines" if settings.segmented else rules
        self._given = encoder
        self._judge = judge
        self._cache = cache
        self._hooks = hooks
        self._stage: str | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Says that it begins, and adds what the body takes to `seconds[name]`.

        A stage within another takes its time off that of the other.
        """
        self._hooks.stage(name)
        outer, self._stage = self._stage, name
        start = time.perf_counter()
        yield
        self._stage = outer
        spent = time.perf_counter() - start
        self.seconds[name] = self.seconds.get(name, 0.0) + spent
        if outer:
            self.seconds[outer] = self.seconds.get(outer, 0.0) - spent
            self._hooks.stage(outer)

    @cached_property
    def encoder(self) -> Encoder:
        """The one that was given or is named; with a cache it loads itself where it has to."""
        settings = self.settings
        if self._cache is None:
            return self._given or self._loaded()
        if self._given:
            return remembering(self._cache, self._given)
        known = identity(Choice.of(settings))
        return cached_encoder(self._cache, self._loaded, known)

    def _loaded(self) -> Encoder:
        settings = self.settings
        with self.stage("load"):
            return load_encoder(**Choice.of(settings).options(), notify=self._hooks.notify)

    @property
    def judge(self) -> QualityEstimator | None:
        if isinstance(self._judge, str):
            from aligner.judge.estimators import load_judge  # noqa: PLC0415 - few need it

            with self.stage("load"):
                self._judge = load_judge(self._judge, device=self.settings.device)
        return self._judge

    def terms(self) -> tuple[Term, ...]:
        """Those of the glossary; none without one."""
        glossary = self.settings.glossary
        return read_glossary(glossary) if glossary else ()

    @cached_property
    def fitted(self) -> Fitted:
        return fitted_for(self.encoder.signature)

    def note(self, line: str) -> None:
        self.notes.append(line)
        self._hooks.notify(line)

    def signature(self) -> str:
        """Everything that the result depends on."""
        judge = f"|judge:{self.judge.name}" if self.judge else ""
        terms = f"|terms:{self.settings.glossary.name}" if self.settings.glossary else ""
        return f"enc:{self.encoder.signature}|seg:{self._splitting}{judge}{terms}|v:{__version__}"

    def align(self, source: Input | Bitext, target: Input | None) -> "_Aligned":
        """The bitext, its beads scored, and what was seen of each bead."""
        with self.stage("read"):
            given, documents = self._read(source, target)
        judge, encoder = self.judge, self.encoder
        if line := self.fitted.note(self.settings.model):
            self.note(line)
        with self.stage("embed"):
            embeddings, usual = self._embed(encoder, documents)
        with self.stage("align"), one_thread_a_product():
            background = text_background(*embeddings, usual.background)
            beads = given.beads if given else _aligned(documents, embeddings, background)
            matches = bead_matches(*embeddings, beads, background, usual.samples)
        bitext = Bitext(*documents, tuple(beads), given.ids if given else None)
        qualities: tuple[float | None, ...] = (None,) * len(beads)
        if judge:
            with self.stage("estimate"):
                qualities = bead_qualities(bitext, judge)
        bitext = replace(bitext, beads=tuple(map(_scored, beads, matches, qualities)))
        return _Aligned(bitext, embeddings, matches)

    def judged(self, aligned: _Aligned, terms: tuple[Term, ...] = ()) -> Evidence:
        """What the vectors say of each bead, and how likely something is wrong with it."""
        bitext, beads = aligned.bitext, aligned.bitext.beads
        texts = (
            _text(bitext.source, aligned.embeddings[0]),
            _text(bitext.target, aligned.embeddings[1]),
        )
        model = calibration(self.fitted.name)
        # The vector speaks of directions in the space of one encoder.
        usual = model.usual if self.fitted.own else replace(model.usual, vector=None)
        losses = bead_losses(*texts, beads, usual)
        features = bead_features(*texts, beads, aligned.matches, losses)
        probabilities = with_quality(
            [model.probabilities(*pair) for pair in zip(beads, features, strict=True)],
            [bead.quality for bead in beads],
        )
        gaps = cache(Gaps.of(bitext, texts, losses))  # several checks ask for the same
        least = self.settings.min_confidence
        links = Linked(bitext, texts)
        return Evidence(bitext, features, probabilities, gaps, least, terms, links)

    def _read(
        self, source: Input | Bitext, target: Input | None
    ) -> tuple[Bitext | None, tuple[Document, Document]]:
        """What came aligned already, None if nothing did; and both documents."""
        if target is None:
            given = self._pairs(source)
            self._splitting = "given"
            return given, (given.source, given.target)
        settings = self.settings
        if isinstance(source, Bitext):
            raise TypeError("A bitext has its target already: give it alone.")
        return None, (
            self._document(source, settings.source_language, settings.source_format, "source"),
            self._document(target, settings.target_language, settings.target_format, "target"),
        )

    def _pairs(self, source: Input | Bitext) -> Bitext:
        """What came aligned already."""
        if isinstance(source, Bitext):
            return _whole(source)
        if not isinstance(source, str | Path):
            raise TypeError("Without a target, the source must be a file of pairs, or a bitext.")
        return read_bitext(source, self.settings, notify=self.note)

    def _document(
        self, given: Input, language: str | None, form: str | None, side: str
    ) -> Document:
        if isinstance(given, Document):
            return given
        if not isinstance(given, str | Path):
            return document_of(given, language, side)
        return read(given, self.settings, language=language, form=form, notify=self.note)

    def _embed(
        self, encoder: Encoder, documents: tuple[Document, Document]
    ) -> tuple[tuple[Embeddings, Embeddings], "_Usual"]:
        """Centred embeddings of both documents, and what is usual for the encoder."""
        texts = documents[0].texts + documents[1].texts
        encoded = encoder.encode(texts, self._hooks.progress)
        middle = len(documents[0].segments)
        usual = _usual(_Same(encoder.samples))
        source, target = (
            encoded.part(side).centred(usual.mean, reuse=True).unpacked()
            for side in (slice(0, middle), slice(middle, len(texts)))
        )
        return (source, target), usual


@dataclass(frozen=True, slots=True)
class _Usual:
    """What an encoder gives whatever the text: its samples, centred, their mean, and chance."""

    samples: Embeddings
    mean: Mean
    background: Background


class _Same:
    """Embeddings that are no others, whatever those say: to compare them would take too long."""

    __slots__ = ("samples",)

    def __init__(self, samples: Embeddings) -> None:
        self.samples = samples

    def __hash__(self) -> int:
        return id(self.samples)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.samples is other.samples


@lru_cache(2)  # the encoder of many checks is one
def _usual(same: _Same) -> _Usual:
    mean = same.samples.mean()
    samples = same.samples.centred(mean).unpacked()
    return _Usual(samples, mean, encoder_background(samples))


def _aligned(
    documents: tuple[Document, Document],
    embeddings: tuple[Embeddings, Embeddings],
    background: Background,
) -> tuple[Bead, ...]:
    """The beads: values of one name together, everything behind them as the vectors say."""
    named = field_beads(documents[0].fields, documents[1].fields)
    first = max((bead.source.stop for bead in named), default=0)
    other = max((bead.target.stop for bead in named), default=0)
    source, target = documents[0].segments[first:], documents[1].segments[other:]
    beads = align_embeddings(
        embeddings[0].part(slice(first, None)),
        embeddings[1].part(slice(other, None)),
        (_lengths(source), _lengths(target)),
        background,
        paragraphs=([each.paragraph for each in source], [each.paragraph for each in target]),
    )
    return (*named, *shifted(beads, first, other))


def _whole(bitext: Bitext) -> Bitext:
    """The bitext itself; raises InputError where its beads leave something of it out."""
    source, target = bitext.source, bitext.target
    beads = [bead for bead in bitext.beads if bead.source or bead.target]  # a pair may be empty
    if not covers(beads, len(source.segments), len(target.segments)):
        raise InputError(
            f"{source.name}, {target.name}: the beads of the bitext do not cover every segment "
            "exactly once, in order. Mend them, or make the bitext with bitext_of()."
        )
    if bitext.ids is not None and len(bitext.ids) != len(bitext.beads):
        raise InputError(
            f"{source.name}, {target.name}: {len(bitext.ids)} ids for {len(bitext.beads)} beads. "
            "Give one a bead, or none."
        )
    return bitext


def _text(document: Document, embeddings: Embeddings) -> Text:
    return Text.of(document.texts, embeddings, document.language)


def _lengths(segments: Sequence[Segment]) -> Ints:
    return np.array([len(each.text) for each in segments], np.int64)


def _scored(bead: Bead, match: Match | None, quality: float | None) -> Bead:
    return replace(bead, score=match.mean if match else None, quality=quality)
