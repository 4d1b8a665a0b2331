from fastapi.middleware.cors import CORSMiddleware
from flask_cors import CORS


def allow(app, flask_app):
    # ruleid: cors-wildcard-credentials
    app.add_middleware(CORSMiddleware, allow_credentials=True, allow_origins=["*"])
    # ruleid: cors-wildcard-credentials
    CORS(flask_app, origins="*", supports_credentials=True)
    # ok: cors-wildcard-credentials
    app.add_middleware(CORSMiddleware, allow_origins=["https://shop.example"], allow_credentials=True)
    # ok: cors-wildcard-credentials
    CORS(flask_app, origins="*")
