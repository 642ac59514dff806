# An image that holds inflint, its licence, and nothing else:
#
#     docker build -t inflint .
#     docker run --rm -v "$PWD:/src:ro" inflint .
#
# test/docker/run does what is here without Docker.
FROM --platform=$BUILDPLATFORM golang:1.26 AS build
ARG TARGETOS TARGETARCH VERSION COMMIT DOCS
WORKDIR /build
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -buildvcs=false \
    -ldflags "-s -w -X main.release=$VERSION -X main.commit=$COMMIT -X github.com/inflint/inflint/rules.documentation=$DOCS" -o inflint ./cmd/inflint

FROM scratch
ARG VERSION COMMIT
LABEL org.opencontainers.image.title="inflint" \
    org.opencontainers.image.description="Static analyser for the security of Windows driver INF files" \
    org.opencontainers.image.source="https://github.com/inflint/inflint" \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.version="$VERSION" \
    org.opencontainers.image.revision="$COMMIT"
COPY --from=build /build/inflint /inflint
COPY LICENSE /LICENSE
USER 65532:65532
WORKDIR /src
ENTRYPOINT ["/inflint"]
