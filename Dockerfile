# One image, three commands: serve (default), worker, migrate. Pin both stages by digest when the image is first built for release.
FROM python:3.11.13-slim-bookworm AS build
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/disclosure \
    && /opt/disclosure/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY service ./service
COPY policies ./policies
COPY openapi ./openapi
COPY tests/samples ./tests/samples
RUN /opt/disclosure/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11.13-slim-bookworm
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends poppler-utils tesseract-ocr tesseract-ocr-cym \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/disclosure --create-home disclosure
COPY --from=build /opt/disclosure /opt/disclosure
ENV PATH=/opt/disclosure/bin:$PATH DISCLOSURE_HOME=/var/lib/disclosure
USER 10001
VOLUME /var/lib/disclosure
EXPOSE 8000
ENTRYPOINT ["disclosure"]
CMD ["serve", "--host", "0.0.0.0"]
