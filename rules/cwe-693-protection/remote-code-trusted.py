from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer, pipeline


def load(name):
    # ruleid: remote-code-trusted
    model = AutoModel.from_pretrained(name, trust_remote_code=True)
    # ok: remote-code-trusted
    tokenizer = AutoTokenizer.from_pretrained(name)
    # ruleid: remote-code-trusted
    texts = load_dataset("someone/texts", trust_remote_code=True)
    # ruleid: remote-code-trusted
    pipe = pipeline("text-generation", model=name, trust_remote_code=True)
    # ok: remote-code-trusted
    pinned = AutoModel.from_pretrained(name, trust_remote_code=True, revision="5d0f2e8")
    # ok: remote-code-trusted
    plain = AutoModel.from_pretrained(name, trust_remote_code=False)
    return model, tokenizer, texts, pipe, pinned, plain
