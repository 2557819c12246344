# The server as an image. The images of terminals and lessons are not in it: get those with
# `src/main/docker/images get content` on the host (see README).
ARG BUILD_BASE=maven:3-eclipse-temurin-25
ARG RUN_BASE=eclipse-temurin:25-jre

FROM ${BUILD_BASE} AS build
RUN command -v npm >/dev/null \
	|| { apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*; }
WORKDIR /build
COPY .mvn/ .mvn/
COPY pom.xml ./
COPY frontend/ frontend/
COPY src/main/ src/main/
RUN mvn -B -ntp -Dmaven.test.skip=true package \
	&& java -Djarmode=tools -jar target/quayside.jar extract --destination server

FROM ${RUN_BASE}
WORKDIR /opt/quayside
COPY --from=build /build/server/ ./
COPY src/main/java-options src/main/sh/healthy.sh ./
COPY content/ content/

# The daemon mounts the folders of the sessions' sockets from here, by the host's path: mount
# this folder at the same path inside and outside.
VOLUME /var/lib/quayside
EXPOSE 8080

# All addresses of the container; which of the host's is docker-compose.yml's business.
ENV SERVER_ADDRESS=0.0.0.0 \
	QUAYSIDE_DATA=/var/lib/quayside \
	QUAYSIDE_CONTENT=/opt/quayside/content
ENTRYPOINT ["java", "@java-options", "-jar", "quayside.jar"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
	CMD ["bash", "-c", "source healthy.sh && healthy 127.0.0.1 8080"]
