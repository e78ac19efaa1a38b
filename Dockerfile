# docgen in a container: no root, no network and no writable file system are needed to run it.
#   docker build -t docgen .
#   docker run --rm --network none --read-only --user "$(id -u):$(id -g)" -v "$PWD:/work" docgen render statement.yaml
FROM python:3.12-slim AS build
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
ENV DOCGEN_COMPILE=1 PIP_CONSTRAINT=/source/constraints.txt PIP_BUILD_CONSTRAINT=/source/constraints.txt PIP_NO_CACHE_DIR=1
ARG EXTRAS=sign,png
RUN python -m venv /opt/docgen && /opt/docgen/bin/pip install --no-compile ".[$EXTRAS]" && /opt/docgen/bin/pip uninstall -y pip
RUN /opt/docgen/bin/python -m compileall -q /opt/docgen/lib

FROM python:3.12-slim
COPY --from=build /opt/docgen /opt/docgen
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent docgen && /opt/docgen/bin/docgen doctor
ENV PATH=/opt/docgen/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER 10001
WORKDIR /work
ENTRYPOINT ["docgen"]
CMD ["--help"]
