# SPDX-License-Identifier: GPL-2.0-or-later
"""What loading the plugin adds to QGIS's start, in the real window: goal 50 ms; three loads in one QGIS."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[1] / "desktop"

folder = Path(tempfile.mkdtemp())
ini = folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
ini.parent.mkdir(parents=True)
ini.write_text("[PythonPlugins]\nsozialraum=true\n", encoding="utf-8")
found = folder / "found.json"
environment = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"} | {
    "SESSION_FILE": str(DESKTOP / "session_load.py"),
    "SESSION_FOUND": str(found),
    "SESSION_FOLDER": str(folder),
}
command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(folder), "--code", str(DESKTOP / "driver.py")]
subprocess.run(
    ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command], env=environment, capture_output=True, check=False
)
told = json.loads(found.read_text(encoding="utf-8"))["found"]
print("loading the plugin in a running QGIS")
print("  provider, actions, empty docks (before the window)  ", " ".join(f"{ms:7.1f} ms" for ms in told["load_ms"]))
print("  the rest, once the window stands                    ", " ".join(f"{ms:7.1f} ms" for ms in told["start_ms"]))
