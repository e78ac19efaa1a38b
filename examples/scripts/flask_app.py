"""Flask: a statement's YAML comes in by POST to /pdf, its PDF goes out; what is wrong goes back with its lines, as status 422."""

from flask import Flask, Response, request

import docgen

app, LIMITS = Flask(__name__), docgen.Limits.untrusted()  # what strangers send may cost so much and no more


@app.post("/pdf")
def pdf() -> Response:
    model = docgen.loads(request.get_data(), limits=LIMITS)
    return Response(docgen.render_bytes(model, "pdf", limits=LIMITS, warn=print), mimetype="application/pdf")


@app.errorhandler(docgen.DocgenError)
def wrong(error: docgen.DocgenError) -> Response:
    return Response("\n".join(map(str, error.problems)), status=422, mimetype="text/plain")
