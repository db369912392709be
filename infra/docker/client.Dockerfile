# The web client: files, made by Node once for all architectures, behind nginx as the user 101.
# docker build -f infra/docker/client.Dockerfile -t ticketing/client .
ARG NODE=node:22-alpine
ARG NGINX=nginxinc/nginx-unprivileged:1.29-alpine

FROM --platform=$BUILDPLATFORM ${NODE} AS pages
WORKDIR /src
COPY client/package.json client/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY client ./
COPY docs/api /docs/api
RUN npm run -s build && rm -rf dist/.vite

FROM ${NGINX}
LABEL org.opencontainers.image.title=client \
  org.opencontainers.image.description="The web client of Ticketing"
COPY client/nginx/ infra/local/nginx/problems.conf infra/local/nginx/types.conf /etc/nginx/
COPY infra/local/nginx/problems /etc/nginx/problems
COPY --from=pages /src/dist /usr/share/nginx/html
USER 101:101
EXPOSE 8080
ENTRYPOINT ["nginx", "-p", "/etc/nginx/", "-c", "nginx.conf", "-e", "stderr"]
