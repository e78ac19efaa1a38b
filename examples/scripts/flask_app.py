"""Flask: a statement's YAML comes in by POST to /pdf (or /docx, /html), the document goes out."""

from flask import Flask, Response, request

import docgen

app = Flask(__name__)
TYPES = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "html": "text/html"}
LIMITS = docgen.Limits.untrusted()  # what strangers send may cost this much and no more


@app.post("/<any(pdf, docx, html):form>")
def document(form: str) -> Response:
    try:
        model = docgen.loads(request.get_data(), limits=LIMITS)
        return Response(docgen.render_bytes(model, form, limits=LIMITS, warn=print), mimetype=TYPES[form])
    except docgen.DocgenError as error:
        return Response("\n".join(map(str, error.problems)), status=422, mimetype="text/plain")
