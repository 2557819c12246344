# shellcheck shell=bash
# Building the server, running it, and ending it.

readonly JAR=target/quayside.jar

# Prints a hash of all that the server is built from.
build_inputs() {
	find pom.xml .mvn frontend src/main -type f \
		-not -path '*/node_modules/*' -not -path 'frontend/dist/*' \
		-not -path 'src/main/docker/*' -not -path 'src/main/sh/*' -not -path src/main/java-options -print0 \
		| sort -z | xargs -0 sha256sum | sha256sum
}

built() {
	[[ -f $JAR && $(cat target/quayside.inputs 2>/dev/null) == "$(build_inputs)" ]]
}

build() {
	local inputs
	inputs=$(build_inputs)
	mvn -B -ntp -Dmaven.test.skip=true package
	echo "$inputs" >target/quayside.inputs
}

# Lays out the server in the data folder, so that a build does not pull the jar from under a
# server that runs. Laid out, it also starts faster than from one jar.
lay_out() {
	rm -rf "$data/server"
	"$JAVA_HOME/bin/java" -Djarmode=tools -jar "$JAR" extract --destination "$data/server"
	remember_classes || echo "The server starts without a cache of its classes"
	cp target/quayside.inputs "$data/server/"
}

# Starts the server once up to where it would serve, on a folder that is thrown away, so that
# Java keeps what it read and linked: the next starts take less than half of the time.
remember_classes() {
	local scratch status=0
	scratch=$(mktemp -d)
	timeout 300 "$JAVA_HOME/bin/java" @src/main/java-options -XX:AOTCacheOutput="$data/server/quayside.aot" \
		-Dspring.aot.enabled=true -Dspring.context.exit=onRefresh -jar "$data/server/quayside.jar" \
		--quayside.data="$scratch" --quayside.content="$content" --server.port=0 || status=$?
	rm -rf "$scratch"
	return "$status"
}

laid_out() {
	cmp -s target/quayside.inputs "$data/server/quayside.inputs"
}

# Prints the process of the server of this data folder; fails if it does not run.
server_pid() {
	local pid
	pid=$(cat "$data/quayside.pid" 2>/dev/null) || return 1
	# A process number is given out anew: look what it is.
	tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "--quayside.data=$data" && echo "$pid"
}

# server_option PID NAME: prints what the server was started with.
server_option() {
	tr '\0' '\n' <"/proc/$1/cmdline" | sed -n "s/^--$2=//p"
}

# address_of ADDRESS PORT: prints how a browser on this machine reaches the server.
url_of() {
	case $1 in
		127.0.0.1 | 0.0.0.0 | ::1 | ::) echo "http://localhost:$2" ;;
		*:*) echo "http://[$1]:$2" ;;
		*) echo "http://$1:$2" ;;
	esac
}

port_taken() {
	# An address that is on no machine would keep it waiting for minutes.
	# shellcheck disable=SC2016 # what is quoted is for the inner shell
	timeout 5 bash -c ': <"/dev/tcp/$1/$2"' bash "$(reachable "$1")" "$2" 2>/dev/null
}

# Starts the server in a session of its own, so that Ctrl-C reaches it only by way of us.
launch() {
	local socket
	socket=$(daemon_socket) || exit 1
	local -a options=(
		--server.port="$port" --server.address="$address"
		--quayside.data="$data" --quayside.content="$content" --quayside.content-reload="$reload" --quayside.docker-socket="$socket"
		"${server_options[@]}"
	)
	# 'down' has to find the same database; what was passed on may hold its password.
	(umask 077 && printf '%s\n' "${options[@]}" >"$data/options")
	# A cache that is missing, or of another Java, is passed over. What the build found out of
	# the parts is true of a server that does not follow its content, and of no other.
	local found_out=true
	[[ $reload == false ]] || found_out=false
	setsid "$JAVA_HOME/bin/java" @src/main/java-options -XX:AOTCache="$data/server/quayside.aot" \
		-Dspring.aot.enabled=$found_out -jar "$data/server/quayside.jar" "${options[@]}" \
		>"$data/quayside.log" 2>&1 </dev/null &
	echo $! >"$data/quayside.pid"
}

wait_until_healthy() {
	local pid until=$((SECONDS + 180))
	pid=$(<"$data/quayside.pid")
	until healthy "$address" "$port"; do
		kill -0 "$pid" 2>/dev/null || die "$(why_it_ended)"
		((SECONDS < until)) || die "The server does not say that it is up at $(url_of "$address" "$port"): see $data/quayside.log"
		sleep 0.2
	done
}

# Prints the server's own words on why it did not start, without a stack trace.
why_it_ended() {
	local reason
	reason=$(sed -n '/^APPLICATION FAILED TO START/,$p' "$data/quayside.log" \
		| sed -E '/^(APPLICATION FAILED TO START|\*+|Description:|Action:|)$/d' | head -n 12)
	[[ -n $reason ]] || reason=$(grep -E ' ERROR |^(Error|Caused by)' "$data/quayside.log" | tail -n 1)
	echo "${reason:-The server ended as it started} (all that it said is in $data/quayside.log)"
}

# stop_server: ends the server of this data folder, kindly first.
stop_server() {
	local pid tries
	pid=$(server_pid) || return 0
	kill -TERM "$pid" 2>/dev/null || return 0
	for ((tries = 0; tries < 300; tries++)); do
		kill -0 "$pid" 2>/dev/null || break
		sleep 0.1
	done
	! kill -KILL "$pid" 2>/dev/null || echo "It did not end within 30 seconds and was killed"
	rm -f "$data/quayside.pid"
}
