"""What a model hub says of models, for tests that ask one on loopback."""
import json

from web_server import Redirect, Web

ID = "HuggingFaceTB/SmolLM3-3B"


def model(name=ID, **members):
    """What it says of one."""
    return json.dumps({
        "_id": "6", "id": name, "modelId": name, "sha": "a1", "private": False,
        "lastModified": "2026-10-01T10:11:12.000Z", "gated": False,
        "disabled": False, "downloads": 901222, "likes": 744,
        "tags": ["transformers", "license:apache-2.0"],
        "cardData": {"license": "apache-2.0"},
        "safetensors": {"parameters": {"BF16": 3075}, "total": 3075},
        "siblings": [{"rfilename": "README.md"}], **members}).encode()


def moved(name):
    """What it says of one that has this name now."""
    return Redirect(f"/api/models/{name}", "307 Temporary Redirect")


def serve(models):
    """A hub of these, by id; to be begun and ended."""
    return Web({f"/api/models/{name}": answer
                for name, answer in models.items()})


# Those that tests/data/facts has recorded.
KEPT = {
    "acme/brook": model("acme/brook", cardData={"license": "mit"},
                        gated="auto", downloads=48120, likes=350,
                        safetensors={"total": 1711376384}),
    "acme/delta": moved("acme/delta-2"),
    "acme/delta-2": model("acme/delta-2", cardData={"license": "gpl-3.0"},
                          downloads=0, likes=0, safetensors=None),
    "acme/fjord": model("acme/fjord", cardData={"license": "other"}),
}
