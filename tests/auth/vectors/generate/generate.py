"""Signs cases.json with PyJWT. Prints the vectors as JSON, and what PyJWT refuses to stderr."""

import json
import pathlib
import sys
from datetime import datetime, timezone

import jwt

cases = json.loads(pathlib.Path(__file__).with_name("cases.json").read_text("utf-8"))
vectors = []


def sign(case, headers=None):
    none = case["algorithm"] == "none"
    secret = None if none else case.get("signWith", case["secret"])
    try:
        token = jwt.encode(case["claims"], secret, algorithm=case["algorithm"], headers=headers)
    except Exception as error:
        print(f"PyJWT refuses: {case['note']}: {error}", file=sys.stderr)
        return
    vectors.append({
        "library": "PyJWT",
        "version": jwt.__version__,
        "note": case["note"],
        "token": token,
        "secret": case["secret"],
        "expected": case["expected"],
    })


for case in cases:
    sign(case)
sign({**cases[0], "note": "no typ in the header"}, {"typ": None})
sign({
    **cases[0],
    "note": "times from datetime",
    "claims": {
        "sub": "alice",
        "iat": datetime.fromtimestamp(1700000000, timezone.utc),
        "exp": datetime.fromtimestamp(1700000300, timezone.utc),
    },
})
sign({**cases[0], "note": "crit in the header", "expected": {"problem": "critical-header"}},
     {"crit": ["b64"], "b64": True})

print(json.dumps(vectors, ensure_ascii=False, indent=2))
