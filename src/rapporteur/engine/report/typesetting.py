"""Running the typesetter (typst) on nothing but what it is given: files, fonts, no network, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from rapporteur.engine.report.fonts import FontSet


@contextmanager
def typesetter(source: str, files: Mapping[str, bytes], fonts: FontSet) -> Iterator[typst.Compiler]:
    """A compiler of one document whose world is a folder with the files and the chosen fonts.

    source: the document in typst's markup, written by us; what people wrote comes in files, as data.
    Fonts of the system and packages are out of reach. typst.TypstError comes out where it cannot compile.
    """
    with TemporaryDirectory(prefix="rapporteur-") as folder:
        root, faces = Path(folder, "document"), Path(folder, "fonts")
        root.mkdir()
        faces.mkdir()
        (root / "main.typ").write_text(source, encoding="utf-8", newline="\n")
        for name, content in files.items():
            (root / name).write_bytes(content)
        for number, font in enumerate(fonts.files):
            (faces / f"{number:03d}{font.path.suffix}").symlink_to(font.path.resolve())
        yield typst.Compiler(
            input=str(root / "main.typ"),
            root=str(root),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=fonts.embedded, font_paths=[str(faces)]
            ),
            ignore_system_fonts=True,
            package_path=str(Path(folder, "none")),
            package_cache_path=str(Path(folder, "none")),
        )
