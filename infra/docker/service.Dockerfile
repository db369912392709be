# A service as it is released: the layers of its jar, and an AOT cache (JDK 25) of what it loads and links when it starts.
# mvn -pl orders -am -DskipTests package
# docker build -f infra/docker/service.Dockerfile --build-arg SERVICE=orders -t ticketing/orders .
# The cache holds for the very Java, jars and collector it was made with, so all of it is made from one base.
ARG BASE=eclipse-temurin:25-jre
ARG JDK=eclipse-temurin:25-jdk

# A key pair for the training alone; no layer of the image has it.
FROM ${JDK} AS keys
COPY infra/local/dev/SessionKeys.java /
RUN mkdir /keys && java /SessionKeys.java /keys

FROM ${BASE} AS jar
ARG SERVICE
WORKDIR /jar
COPY ${SERVICE}/target/${SERVICE}.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers

FROM ${BASE} AS layers
# Those of infra/k8s/base/shared/service.env which the cache is made for: with others Java starts without it, and without a word.
ENV JDK_JAVA_OPTIONS="-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
WORKDIR /app
COPY --from=jar /jar/layers/dependencies/ ./
COPY --from=jar /jar/layers/spring-boot-loader/ ./
COPY --from=jar /jar/layers/snapshot-dependencies/ ./
COPY --from=jar /jar/layers/application/ ./

FROM layers AS training
ARG SERVICE
COPY --from=keys /keys /keys
COPY infra/docker/train /usr/local/bin/train
RUN bash /usr/local/bin/train

FROM layers
ARG SERVICE
LABEL org.opencontainers.image.title=${SERVICE}
COPY --from=training /app/application.aot ./
USER 10001:10001
EXPOSE 8080 9090
ENTRYPOINT ["java", "-XX:AOTCache=/app/application.aot", "-jar", "/app/application.jar"]
