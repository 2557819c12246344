# The server as an image. The images of terminals and lessons are not in it: they are the
# daemon's, which learners share.

# What builds the server: Maven and a JDK 25, from Debian or Ubuntu. One that has the server
# already, laid out in /build/server, builds nothing.
ARG BUILD_BASE=maven:3-eclipse-temurin-25
# What runs it: a JRE 25, Bash, coreutils and util-linux.
ARG RUN_BASE=eclipse-temurin:25-jre

FROM ${BUILD_BASE} AS build
WORKDIR /build
COPY .mvn/ .mvn/
COPY pom.xml ./
COPY frontend/ frontend/
COPY src/main/ src/main/
RUN [ -f server/quayside.jar ] || { \
		command -v npm >/dev/null \
			|| { apt-get update && apt-get install -y --no-install-recommends nodejs npm; } \
		&& mvn -B -ntp -Dmaven.test.skip=true package \
		&& java -Djarmode=tools -jar target/quayside.jar extract --destination server; \
	}

FROM ${RUN_BASE}
WORKDIR /opt/quayside
COPY --from=build /build/server/ ./
COPY src/main/java-options src/main/sh/healthy.sh src/main/docker/server/start ./
COPY content/ content/
# Java keeps what it read and linked, so that each start takes less than half of the time.
RUN java @java-options -XX:AOTCacheOutput=quayside.aot -Dspring.context.exit=onRefresh -jar quayside.jar \
		--quayside.data=/tmp/quayside --quayside.content=content --server.port=0 \
	&& rm -rf /tmp/quayside

# The daemon mounts the folders of the sessions' sockets from here, by the host's path: mount
# this folder at the same path inside and outside.
EXPOSE 8080

# All addresses of the container; which of the host's is docker-compose.yml's business. By
# other names than these the server is not to be called, whoever reaches it.
ENV SERVER_ADDRESS=0.0.0.0 \
	QUAYSIDE_DATA=/var/lib/quayside \
	QUAYSIDE_CONTENT=/opt/quayside/content \
	QUAYSIDE_WEB_HOSTS=localhost
# It begins as root to find out which group may use the daemon's socket, and goes on without
# any right.
ENTRYPOINT ["./start"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
	CMD ["bash", "-c", "source healthy.sh && healthy 127.0.0.1 8080"]
