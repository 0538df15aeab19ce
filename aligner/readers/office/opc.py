"""How the parts of an Office document (.docx) refer to each other."""

from typing import NamedTuple

from aligner.readers.office.archive import Archive, resolved


class Relation(NamedTuple):
    """What a part refers to.

    Attributes:
        kind: `header`, `hyperlink` ...
        target: a path in the archive, or an address.
        external: whether it is an address.
    """

    kind: str
    target: str
    external: bool


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """What a part refers to by which id; the empty part is the archive itself.

    Raises:
        InputError: if they cannot be read.
    """
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels".lstrip("/")
    if path not in archive:
        return {}
    return {
        each.get("Id", ""): _relation(part, dict(each.attrib))
        for each in archive.xml(path).iterchildren("{*}Relationship")
    }


def _relation(part: str, given: dict[str, str]) -> Relation:
    external = given.get("TargetMode") == "External"
    target = given.get("Target", "")
    kind = given.get("Type", "").rpartition("/")[2]
    return Relation(kind, target if external else resolved(part, target), external)
