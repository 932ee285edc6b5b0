"""Directives for the entries of the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..diagnostics import Code
from ..locate import short_name
from ..nodes import (
    expansion,
    glossary_entry,
    mention_list,
    person_entry,
    register_entry,
    see_also,
    volume_wording,
)
from ..text.slugs import slug
from .base import EditionDirective

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


def names(text: str) -> list[str]:
    """Split ``one; two`` into its names, white space normalised."""
    return [name for part in text.split(";") if (name := " ".join(part.split()))]


class RegisterEntryDirective(EditionDirective):
    """One entry of a register; its content explains it. See the two kinds below.

    Options: ``id`` (anchor; default: made from the name), ``tei`` (``xml:id`` in the
    volume), ``aliases`` and ``see`` (names with ``;`` between), ``volume`` (the volume's own
    wording, word for word) with ``volume-source`` (where it stands there).
    Doctree: see :class:`~edition.nodes.register_entry`.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "id": directives.unchanged_required,
        "tei": directives.unchanged_required,
        "aliases": directives.unchanged_required,
        "see": directives.unchanged_required,
        "volume": directives.unchanged_required,
        "volume-source": directives.unchanged_required,
    }
    node_class: ClassVar[type[register_entry]]

    def run(self) -> list[Node]:
        """Make the entry with its parts in their fixed order."""
        if not self.arguments:
            expected = f":::{{{short_name(self.name)}}} Name"
            return self.fault(Code.R105, "an entry without a name", expected)
        if ("volume" in self.options) != ("volume-source" in self.options):
            expected = "volume and volume-source, both or neither"
            self.tell(Code.R105, "one of volume and volume-source", expected)
        name = " ".join(self.arguments[0].split())
        entry = self.placed(self.node_class("", name=name, classes=["ed-entry"]))
        entry["ids"] = [self._anchor(name)]
        entry["aliases"] = names(self.options.get("aliases", ""))
        entry["tei"] = self.options.get("tei", "")
        entry["see"] = names(self.options.get("see", ""))
        entry += self.placed(nodes.title("", name))
        entry += self.parts()
        entry["classes"].append(f"ed-entry-{entry.kind}")
        entry += mention_list(kind=entry.kind, entry=entry["ids"][0], classes=["ed-mentions"])
        return [entry]

    def _anchor(self, name: str) -> str:
        """Give the id of the entry, and report one that cannot stand in an address."""
        given = self.options.get("id", "")
        anchor = slug(given or name)
        if given not in ("", anchor):
            self.tell(Code.R107, f"id: {given}", f"id: {anchor}")
        return anchor

    def parts(self) -> list[Node]:
        """Give what stands between the heading and the list of mentions."""
        parts: list[Node] = [*self.opening()]
        if "volume" in self.options:
            parts.append(self._volume_wording())
        parts += self.parse_content_to_nodes() if self.has_content else []
        if related := names(self.options.get("see", "")):
            parts.append(
                see_also("", "", names=related, kind=self.node_class.kind, classes=["ed-see"])
            )
        return parts

    def _volume_wording(self) -> volume_wording:
        quoted = nodes.paragraph("", f"“{self.options['volume']}”")
        source = nodes.attribution("", self.options.get("volume-source", ""))
        return self.placed(volume_wording("", quoted, source, classes=["ed-volume"]))

    def opening(self) -> list[Node]:
        """Give the lines between the heading and the volume's wording."""
        return []


class GlossaryTermDirective(RegisterEntryDirective):
    """``:::{glossary-term} TNF``: a term, with ``expansion`` besides the common options."""

    node_class = glossary_entry
    option_spec: ClassVar[OptionSpec] = {
        **RegisterEntryDirective.option_spec,
        "expansion": directives.unchanged_required,
    }

    def opening(self) -> list[Node]:
        """Give what the abbreviation stands for."""
        if "expansion" not in self.options:
            return []
        return [self.placed(expansion("", self.options["expansion"], classes=["ed-expansion"]))]


class PersonEntryDirective(RegisterEntryDirective):
    """``:::{person-entry} Gromyko, Andrei``: a person, with ``role`` and ``delegation``."""

    node_class = person_entry
    option_spec: ClassVar[OptionSpec] = {
        **RegisterEntryDirective.option_spec,
        "role": directives.unchanged_required,
        "delegation": directives.unchanged_required,
    }

    def opening(self) -> list[Node]:
        """Give the office the person held."""
        if "role" not in self.options:
            return []
        return [self.placed(expansion("", self.options["role"], classes=["ed-expansion"]))]
