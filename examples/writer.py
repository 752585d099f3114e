"""A writer for `sharekit build --writer`: it says "Read on:" where sharekit says "Read:".

Put your own in its place: whatever reads one JSON object and prints another.
"""

import json
import sys

request = json.loads(sys.stdin.buffer.read())
posts = [
    {"id": post["id"], "text": post["text"].replace("Read: ", "Read on: ")}
    for post in request["posts"]
    if "Read: " in post["text"]
]
sys.stdout.buffer.write(json.dumps({"posts": posts}, ensure_ascii=False).encode("utf-8"))
