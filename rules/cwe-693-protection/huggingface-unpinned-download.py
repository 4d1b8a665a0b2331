from huggingface_hub import snapshot_download
from transformers import AutoModel


def load(folder):
    # ruleid: huggingface-unpinned-download
    first = AutoModel.from_pretrained("someone/some-model")
    # ruleid: huggingface-unpinned-download
    second = snapshot_download(repo_id="someone/some-model")
    # ok: huggingface-unpinned-download
    third = AutoModel.from_pretrained("someone/some-model", revision="5d0f2e8a7f1b")
    # ok: huggingface-unpinned-download
    fourth = AutoModel.from_pretrained("./models/mine")
    # ok: huggingface-unpinned-download
    fifth = AutoModel.from_pretrained(folder)
    return first, second, third, fourth, fifth
