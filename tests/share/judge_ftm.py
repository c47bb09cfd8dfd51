"""Run by the Python that has `followthemoney`: are these entities what our schema says? Prints each fault on a line.

python judge_ftm.py SCHEMA-FOLDER ENTITIES
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path


def main(extension: Path, lines: Path) -> None:
    found = importlib.util.find_spec("followthemoney")
    if found is None or found.origin is None:
        sys.exit(3)
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema"
        shutil.copytree(Path(found.origin).parent / "schema", schema)
        for file in extension.glob("*.yaml"):
            shutil.copy(file, schema)
        os.environ["FTM_MODEL_PATH"] = str(schema)
        from followthemoney import model  # reads the schema where the variable says

        entities = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
        ids = {e["id"] for e in entities}
        for entity in entities:
            kind = model.get(entity["schema"])
            if kind is None:
                print("no schema", entity["schema"])
                continue
            kind.validate(entity)
            proxy = model.get_proxy(dict(entity), cleaned=False)
            for name, values in entity["properties"].items():
                if sorted(proxy.get(name)) != sorted(values):
                    print("a value was lost:", entity["schema"], name)
            for prop, value in proxy.itervalues():
                if prop.type.name == "entity" and value not in ids:
                    print("nothing has this id:", entity["schema"], prop.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
