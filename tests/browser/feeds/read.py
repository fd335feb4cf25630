"""What a feed reader makes of the Atom feeds of a site, and what the schemas say of its feeds and maps.

Called with the folder of a built site; prints one object: the feeds as feedparser reads them, by file, and the faults
that RELAX NG and XML Schema find. Which of that is right is judged elsewhere.
"""

import json
import sys
from pathlib import Path

import feedparser
from lxml import etree

HERE = Path(__file__).parent
NEWS = "news-sitemap.xml"


def feed(path):
    read = feedparser.parse(path.read_bytes())
    return {
        "bozo": int(read.bozo),
        "why": str(read.get("bozo_exception", "")),
        "version": read.version,
        "title": read.feed.get("title"),
        "language": read.feed.get("language"),
        "updated": read.feed.get("updated_parsed") is not None,
        "entries": [
            {
                "id": entry.get("id"),
                "title": entry.get("title"),
                "link": entry.get("link"),
                "published": entry.get("published_parsed") is not None,
                "updated": entry.get("updated_parsed") is not None,
                "summary": entry.get("summary"),
                "contents": [[content.type, content.value] for content in entry.get("content", [])],
            }
            for entry in read.entries
        ],
    }


def faults(schema, path):
    document = etree.parse(str(path))
    # A day without news is no fault of a site, though the schema of maps wants one address at least.
    if path.name == NEWS and len(document.getroot()) == 0:
        return []
    if schema.validate(document):
        return []
    return [f"{path.name}:{error.line}: {error.message}" for error in schema.error_log]


def main():
    site = Path(sys.argv[1])
    atom = etree.RelaxNG(etree.parse(str(HERE / "atom.rng")))
    maps = etree.XMLSchema(etree.parse(str(HERE / "sitemap.xsd")))
    feeds = sorted(site.rglob("feed.xml"))
    json.dump(
        {
            "feeds": {path.relative_to(site).as_posix(): feed(path) for path in feeds},
            "faults": [
                *(fault for path in feeds for fault in faults(atom, path)),
                *(fault for path in sorted(site.glob("*sitemap*.xml")) for fault in faults(maps, path)),
            ],
        },
        sys.stdout,
    )


main()
