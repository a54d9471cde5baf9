"""Makes the reader's fonts: npm packages in, a few small woff2 files and fonts.css out.

Run it only when a face or a letter changes: `python -m tools.fonts`. It needs npm and, from PyPI,
fonttools and brotli. What it writes is committed, so nobody else has to run it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/jarshy/reader/static/reader/fonts"
CSS = ROOT / "src/jarshy/reader/static/reader/fonts.css"

SERIF = "@fontsource-variable/source-serif-4@5.3.1"
NASKH = "@fontsource-variable/noto-naskh-arabic@5.3.0"

_DIGITS = "0123456789 .,:;!?()[]/%'\"+-=&*#@\u00a0«»“”„’–—…№·•"
_ASCII = "".join(map(chr, range(0x41, 0x5B))) + "".join(map(chr, range(0x61, 0x7B)))
_CYRILLIC = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
_LATIN = "ÁǴŃÓÚÝÑĞÜÄÖŪŞİŊǦÇ"
_ARABIC = "ءئؤابپتثجچحخدرزسشعغفقكڭگلمنهوۆۇۋھەىيـ،؛؟"
# Dots are marks of their own in this face: without mark and mkmk they stray from their letters.
_FORMS = ("init", "medi", "fina", "isol", "rlig", "calt", "ccmp", "mark", "mkmk")


@dataclass(frozen=True)
class Cut:
    """One file: a face at one weight and optical size, with the letters of one script."""

    name: str
    family: str
    package: str
    subsets: tuple[str, ...]
    letters: str
    unicode_range: str
    axes: tuple[tuple[str, float], ...]
    features: tuple[str, ...] = ("kern",)


_SERIF_SUBSETS = ("cyrillic", "cyrillic-ext", "latin", "latin-ext")
_ASCII_RANGE = "U+20-BF,U+2010-203A,U+2116"
_LATN_RANGE = "U+20-24F,U+2010-203A,U+2116"

# A Cyrillic or Arabic text needs ASCII letters too (Abai.kz): each file carries them, 4 KB more, so
# that no page asks for a second script's files (22 KB).
_CYRL = _CYRILLIC + _CYRILLIC.lower() + _ASCII + _DIGITS
_LATN = _LATIN + _LATIN.lower() + "ı" + _ASCII + _DIGITS

TEXT = (("wght", 400.0), ("opsz", 15.0))
HEAD = (("wght", 660.0), ("opsz", 48.0))


# Kerning is 2.9 KB of the text cut and 3.9 KB of the headline cut: it is seen in headlines only.
_KERNED = {"text": (), "head": ("kern",)}


def _cyrl(name: str, family: str, axes: tuple[tuple[str, float], ...]) -> Cut:
    ranges = f"U+400-52F,{_ASCII_RANGE}"
    return Cut(f"{name}-cyrl", family, SERIF, _SERIF_SUBSETS, _CYRL, ranges, axes, _KERNED[name])


def _latn(name: str, family: str, axes: tuple[tuple[str, float], ...]) -> Cut:
    return Cut(
        f"{name}-latn", family, SERIF, _SERIF_SUBSETS, _LATN, _LATN_RANGE, axes, _KERNED[name]
    )


def _arab(name: str, family: str, weight: float) -> Cut:
    return Cut(
        f"{name}-arab",
        family,
        NASKH,
        ("arabic", "latin"),
        _ARABIC + _ASCII + _DIGITS,
        f"U+600-6FF,{_ASCII_RANGE}",
        (("wght", weight),),
        _FORMS,
    )


CUTS = (
    _cyrl("text", "Jarshy Text", TEXT),
    _cyrl("head", "Jarshy Head", HEAD),
    _latn("text", "Jarshy Text Latn", TEXT),
    _latn("head", "Jarshy Head Latn", HEAD),
    _arab("text", "Jarshy Text Arab", 400.0),
    _arab("head", "Jarshy Head Arab", 700.0),
)

# Faces of the phone or the desk that stand in until ours is there, stretched to its measure.
STAND_INS = (
    ("Noto", ("Noto Serif",), "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"),
    ("Times", ("Times New Roman", "Liberation Serif"), "LiberationSerif-Regular.ttf",
     "LiberationSerif-Bold.ttf"),
)  # fmt: skip
_SYSTEM_FONTS = Path("/usr/share/fonts/truetype")
_SAMPLE = (
    "Қазақстанның әр өңірінде кітапхана ашылып, оқырман саны көбейіп келеді. Ғылым мен білімге"
    " ұмтылған жастар үшін бұл үлкен мүмкіндік екені айтылды"
)

# Liberation has the measures of Times New Roman but not the letters of Kazakh: their nearest kin.
_PLAIN = dict(zip("әғқңөұүһіҚҒ", "агкнoyyhiКГ", strict=True))


def main() -> int:
    """Fetches, cuts, writes; says how heavy each file came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", type=Path, help="folder of unpacked packages")
    source = parser.parse_args().source
    with tempfile.TemporaryDirectory() as folder:
        packages = {p: _fetch(p, Path(folder), source) for p in (SERIF, NASKH)}
        OUT.mkdir(parents=True, exist_ok=True)
        rules = [_make(cut, packages[cut.package]) for cut in CUTS]
    rules += _stand_in_rules()
    head = "/* Written by tools/fonts.py. Source Serif 4 and Noto Naskh Arabic, SIL OFL 1.1. */\n"
    CSS.write_text(head + "\n".join(rules) + "\n", encoding="utf-8")
    return 0


def _fetch(package: str, folder: Path, source: Path | None) -> Path:
    """The package's folder of font files."""
    name = package.removeprefix("@").rsplit("@", 1)[0].replace("/", "-")
    target = folder / name
    if source:
        return next(source.glob(f"{name}-*/package/files"))
    subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True)
    with tarfile.open(next(folder.glob(f"{name}-*.tgz"))) as archive:
        archive.extractall(target, filter="data")
    return target / "package" / "files"


def _make(cut: Cut, files: Path) -> str:
    """Writes one woff2; returns its @font-face."""
    font = _assemble(cut, files)
    if cut.package == SERIF and "ǵ" in cut.letters:
        _add_acute_g(font)
    if cut.package == NASKH:
        _lift_points(font)
    _check(font, cut)
    _subset(font, cut)
    _rename(font, cut)
    path = OUT / f"{cut.name}.woff2"
    font.flavor = "woff2"
    font.save(path)
    sys.stderr.write(f"{path.name:18} {path.stat().st_size:6} bytes\n")
    return _face(cut)


def _assemble(cut: Cut, files: Path) -> TTFont:
    """The subsets of a package, each frozen at the cut's axes, merged into one static font."""
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for number, subset in enumerate(cut.subsets):
            axis = "opsz" if len(cut.axes) > 1 else "wght"
            font = TTFont(next(files.glob(f"*-{subset}-{axis}-normal.woff2")))
            font.flavor = None
            instantiateVariableFont(font, dict(cut.axes), inplace=True)
            parts.append(f"{folder}/{number}.ttf")
            font.save(parts[-1])
        return Merger().merge(parts)


def _add_acute_g(font: TTFont) -> None:
    """Composes Ǵ and ǵ, which the package lacks, from letters it has and the accent of ń."""
    for base, accented, letter, model in (("G", "Gacute", "Ǵ", "Ń"), ("g", "gacute", "ǵ", "ń")):
        if ord(letter) in font.getBestCmap():
            continue
        names, glyphs = font.getBestCmap(), font["glyf"]
        plain = names[ord(base)]
        accent, top = _accent_of(font, names[ord(model)])
        middle = (glyphs[plain].xMin + glyphs[plain].xMax) // 2
        width = glyphs[accent].xMax - glyphs[accent].xMin
        shift = middle - width // 2 - glyphs[accent].xMin
        glyph = Glyph()
        glyph.numberOfContours = -1
        glyph.components = [_component(plain, 0, 0), _component(accent, shift, top)]
        font.setGlyphOrder([*font.getGlyphOrder(), accented])
        glyphs[accented] = glyph
        font["hmtx"][accented] = font["hmtx"][plain]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(letter)] = accented
        glyph.recalcBounds(glyphs)


# In the naskh face points hang below the line, as beside Arabic letters; digits and Latin names
# stand on it: 11:26 read like 11;26.
_POINTS = (".", ":")
_ON_THE_LINE = -10  # thousandths of an em: what is round reaches a little lower


def _lift_points(font: TTFont) -> None:
    """Sets full stop and colon on the line of the digits."""
    names, glyphs = font.getBestCmap(), font["glyf"]
    for point in _POINTS:
        glyph = glyphs[names[ord(point)]]
        lift = _ON_THE_LINE - glyph.yMin
        if glyph.isComposite():
            for part in glyph.components:
                part.y += lift
        else:
            glyph.coordinates.translate((0, lift))
        glyph.recalcBounds(glyphs)


def _accent_of(font: TTFont, model: str) -> tuple[str, int]:
    """The accent glyph inside a composed letter, and how high it stands."""
    part = font["glyf"][model].components[1]
    return part.glyphName, part.y


def _component(name: str, x: int, y: int) -> GlyphComponent:
    component = GlyphComponent()
    component.glyphName, component.x, component.y, component.flags = name, x, y, 0x204
    return component


def _check(font: TTFont, cut: Cut) -> None:
    """Stops when a letter of the alphabet is missing: a mixed word is worse than no font."""
    letters = {c for c in cut.letters if c.isalpha()}
    missing = sorted(letters - {chr(code) for code in font.getBestCmap()})
    if missing:
        raise SystemExit(f"{cut.name}: the package has no {' '.join(missing)}")


def _subset(font: TTFont, cut: Cut) -> None:
    options = Options()
    options.layout_features = list(cut.features)
    options.hinting = False
    options.name_IDs = [1, 2, 3, 4, 6]
    options.notdef_outline = False
    subsetter = Subsetter(options)
    subsetter.populate(text=cut.letters)
    subsetter.subset(font)


def _rename(font: TTFont, cut: Cut) -> None:
    """Gives the cut a name of its own: the licence reserves the original one."""
    for record in list(font["name"].names):
        if record.nameID in {1, 4}:
            record.string = cut.family
        elif record.nameID in {3, 6}:
            record.string = cut.family.replace(" ", "") + "-" + cut.name


def _face(cut: Cut) -> str:
    weight = "400 900" if cut.name.startswith("head") else "400"
    rule = _rule(cut, cut.family, weight)
    if cut.name == "head-arab":
        # Labels of tóte are set in its text family: their bold is drawn, not smeared.
        rule += "\n" + _rule(cut, "Jarshy Text Arab", "600 900")
    return rule


def _rule(cut: Cut, family: str, weight: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight};'
        f' src: url("fonts/{cut.name}.woff2") format("woff2"); font-display: optional;'
        f" unicode-range: {cut.unicode_range}; }}"
    )


def _stand_in_rules() -> list[str]:
    """@font-face rules that stretch a local face to the width and height of ours."""
    rules = []
    for cut, index in (("text-cyrl", 0), ("head-cyrl", 1)):
        ours = TTFont(OUT / f"{cut}.woff2")
        family = "Jarshy Text" if index == 0 else "Jarshy Head"
        for label, locals_, *files in STAND_INS:
            path = next(_SYSTEM_FONTS.rglob(files[index]), None)
            if path is None:
                raise SystemExit(f"{files[index]} is needed to measure {label}: install its font")
            rules.append(_stand_in(f"{family} {label}", locals_, bool(index), ours, TTFont(path)))
    return rules


def _stand_in(
    family: str, locals_: tuple[str, ...], is_bold: bool, ours: TTFont, theirs: TTFont
) -> str:
    ratio = _width(ours) / _width(theirs)
    upm, hhea = ours["head"].unitsPerEm, ours["hhea"]
    names = ", ".join(f'local("{name}{" Bold" if is_bold else ""}")' for name in locals_)
    return (
        f'@font-face {{ font-family: "{family}"; src: {names}; size-adjust: {ratio:.1%};'
        f" ascent-override: {hhea.ascent / upm / ratio:.1%};"
        f" descent-override: {-hhea.descent / upm / ratio:.1%}; line-gap-override: 0%; }}"
    )


def _width(font: TTFont) -> float:
    """The average advance of Kazakh text, in ems."""
    names, advances = font.getBestCmap(), font["hmtx"]
    total = sum(advances[names.get(ord(char)) or names[ord(_PLAIN[char])]][0] for char in _SAMPLE)
    return float(total) / len(_SAMPLE) / font["head"].unitsPerEm


if __name__ == "__main__":
    raise SystemExit(main())
