# aligner for CI: everything is in the image, and nothing is fetched or built at run time.
#
#     docker build --tag aligner .
#     docker run --rm --volume "$PWD:/work" aligner gate

FROM python:3.12-slim AS build

# A build of torch for processors only, as one with CUDA is some gigabytes larger. Where the usual
# index has none, name one that has: --build-arg PIP_EXTRA_INDEX_URL=...
ARG TORCH=2.13.0+cpu
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
ENV PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

# First what changes least and takes longest.
RUN python -m venv /opt/aligner \
    && /opt/aligner/bin/pip install "torch==${TORCH}"

WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY aligner ./aligner
RUN pip wheel --no-deps --wheel-dir /wheels . \
    && wheel=$(echo /wheels/aligner-*.whl) \
    && /opt/aligner/bin/pip install "${wheel}[all]" \
    && /opt/aligner/bin/pip check

# The encoder, and by a first run the dictionaries of German, Hindi and English.
COPY examples/site ./examples/site
RUN export ALIGNER_CACHE=/cache \
    && /opt/aligner/bin/aligner model build \
    && /opt/aligner/bin/aligner gate --config examples/site/aligner.toml --fail-on never --no-cache \
    # Who starts the container with --user is to find the encoder as well, and to write beside it.
    && chmod -R a+rwX /cache


FROM python:3.12-slim

# git tells what changed (--changed-since). The project is mounted, so its folder belongs to somebody
# else, which git takes for an attack unless it is told.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' \
    && useradd --uid 10001 --create-home aligner

COPY --from=build /opt/aligner /opt/aligner
COPY --from=build --chown=10001 /cache /var/cache/aligner
# onnxruntime would note an identifier of the machine in the home folder, and send how it is used.
ENV PATH=/opt/aligner/bin:$PATH \
    ALIGNER_CACHE=/var/cache/aligner \
    ORT_DISABLE_TELEMETRY=1 \
    PYTHONDONTWRITEBYTECODE=1

USER 10001
WORKDIR /work
ENTRYPOINT ["aligner"]
CMD ["--help"]
