from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
TONES = {"short": "Answer in one sentence.", "long": "Explain at length."}


@app.route("/ask", methods=["POST"])
def ask():
    tone = request.form["tone"]
    question = request.form["question"]
    # ruleid: prompt-injection
    rules = {"role": "system", "content": "You are a clerk. Be " + tone}
    # ok: prompt-injection
    fixed = {"role": "system", "content": TONES[tone]}
    # ok: prompt-injection
    asked = {"role": "user", "content": question}
    # ruleid: prompt-injection
    chosen = {"role": request.form["role"], "content": question}
    client.chat.completions.create(model="m", messages=[rules, fixed, asked, chosen])
    # ruleid: prompt-injection
    client.responses.create(model="m", instructions=f"Be {tone}", input=question)
    return "done"
