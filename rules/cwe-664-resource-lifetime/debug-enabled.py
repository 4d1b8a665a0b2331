import os

from flask import Flask

app = Flask(__name__)
# ruleid: debug-enabled
app.debug = True

if __name__ == "__main__":
    # ruleid: debug-enabled
    app.run(host="127.0.0.1", debug=True)
    # ok: debug-enabled
    app.run(debug=os.environ.get("SHOP_DEBUG") == "1")
    # ruleid: debug-enabled
    app.run("127.0.0.1", 8080, True)
    # ok: debug-enabled
    app.run()
