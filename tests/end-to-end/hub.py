"""What a model hub says of models, for tests that ask one on loopback."""
import json

from web_server import Page, Redirect, Web

ID = "HuggingFaceTB/SmolLM3-3B"


def model(name=ID, **members):
    """What it says of one."""
    return json.dumps({
        "_id": "6", "id": name, "modelId": name, "sha": "a1", "private": False,
        "lastModified": "2026-09-12T10:11:12.000Z", "gated": False,
        "disabled": False, "downloads": 901222, "likes": 744,
        "tags": ["transformers", "license:apache-2.0"],
        "cardData": {"license": "apache-2.0"},
        "safetensors": {"parameters": {"BF16": 3075}, "total": 3075},
        "siblings": [{"rfilename": "README.md"}], **members}).encode()


def moved(name):
    """What it says of one that has this name now."""
    return Redirect(f"/api/models/{name}", "307 Temporary Redirect")


def gone(request):
    """What it says of one that is not there, or not for whoever asks."""
    if "authorization" in request.headers:
        return Page(b"", "404 Not Found", {"X-Error-Code": "RepoNotFound"})
    said = "Invalid username or password."
    return Page(json.dumps({"error": said}).encode(), "401 Unauthorized",
                {"X-Error-Message": said})


class Hub(Web):
    def route(self, path):
        return self.routes.get(path, gone)


def serve(models):
    """A hub of these, by id; to be begun and ended."""
    return Hub({f"/api/models/{name}": answer
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
