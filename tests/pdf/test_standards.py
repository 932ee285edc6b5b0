"""The standards: PDF/UA-1 and PDF/A-2a in one file, by validators that are not Typst's."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_no_rule_failed(any_book: Path, profile: str) -> None:
    report = page.validate_pdf(any_book, profile=profile, limits=page.SafetyLimits.unlimited())
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant
    assert report.rules.total > 100


def test_sound_for_qpdf(any_book: Path) -> None:
    with pikepdf.open(any_book) as pdf:
        assert pdf.check_pdf_syntax() == []
    if qpdf := shutil.which("qpdf"):
        subprocess.run([qpdf, "--check", any_book], check=True, capture_output=True)


def test_fonts_embedded_with_unicode_maps(any_book: Path) -> None:
    with pikepdf.open(any_book) as pdf:
        fonts = list(_fonts(pdf))
        assert fonts
        for font in fonts:
            assert "/ToUnicode" in font
            (descendant,) = font.DescendantFonts
            descriptor = descendant.FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys()), font.BaseFont


def test_only_the_fonts_that_come_with_typst(any_book: Path) -> None:
    with pikepdf.open(any_book) as pdf:
        names = {str(font.BaseFont).partition("+")[2] for font in _fonts(pdf)}
    assert all(name.startswith(("LibertinusSerif", "DejaVuSansMono")) for name in names), names


def test_nothing_runs_and_nothing_is_fetched(any_book: Path) -> None:
    with pikepdf.open(any_book) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert "/Names" not in pdf.Root or "/JavaScript" not in pdf.Root.Names
        assert "/AcroForm" not in pdf.Root


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    seen = set()
    for sheet in pdf.pages:
        if "/Resources" not in sheet or "/Font" not in sheet.Resources:
            continue
        for font in sheet.Resources.Font.values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font
