# shellcheck shell=bash
# Measuring: a server of its own on a data folder of its own, ended afterwards.

run_bench() {
	local name=${1-overview} folder
	(($# <= 1)) || misused "bench takes one word at most."
	[[ $name =~ ^(overview|gateway|sessions|terminal|content)$ ]] || misused "There is no bench '$name'."
	folder=$(mktemp -d)
	read_options --data "$folder" --port "$(free_port)"
	start_log "$folder/bench.log"
	# A hundred sessions at once.
	[[ $name != content ]] || server_options=(--quayside.session.maximum=120)
	# shellcheck disable=SC2064 # the folder as it is now
	trap "end_bench '$folder'" EXIT
	ensure_tools mvn node npm docker dockerd
	ensure_daemon
	built || step "Build the server" build
	step "Lay out the server" lay_out
	step "Get the images" get_images
	if [[ $name == sessions ]]; then
		server_options=(--quayside.session.warm=30 --quayside.session.maximum=400)
		tell_start
	else
		launch
	fi
	step "Start the server" wait_until_healthy
	step "Build the measure" mvn -B -ntp -q test-compile
	[[ $name != terminal ]] || get_ttyd "$PWD/target/ttyd" || echo "The bench goes without ttyd, which cannot be had." >&2
	# A process group of its own, which an interrupt can end as a whole.
	set -m
	MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow mvn -B -ntp -q exec:exec@bench -Dbench.name="$name" -Dbench.server="$(url_of "$address" "$port")" \
		-Dbench.data="$data" </dev/null &
	running_step=$!
	set +m
	wait "$running_step"
	running_step=
}

# Starts the server and prints how long it takes from its process to its first healthy answer.
tell_start() {
	local began=$EPOCHREALTIME
	launch
	until healthy "$address" "$port" || ! kill -0 "$(<"$data/quayside.pid")" 2>/dev/null; do
		sleep 0.02
	done
	echo "server ready after $(((${EPOCHREALTIME/./} - ${began/./}) / 1000)) ms (<= 3000 ms)"
}

end_bench() {
	stop_server
	clean_up
	remove_measured "$1"
	rm -rf "$1"
}

# remove_measured FOLDER: removes what a bench that was killed left on the raw daemon.
remove_measured() {
	local -a left
	mapfile -t left < <(docker ps -aq --filter "label=dev.quayside.bench=$1")
	((${#left[@]} == 0)) || docker rm -f -v "${left[@]}" >/dev/null
	mapfile -t left < <(docker network ls -q --filter "label=dev.quayside.bench=$1")
	((${#left[@]} == 0)) || docker network rm "${left[@]}" >/dev/null
	mapfile -t left < <(docker images -q --filter "reference=quayside-bench:${1##*.}")
	((${#left[@]} == 0)) || docker rmi -f "${left[@]}" >/dev/null
}

# Prints a port that nothing listens on.
free_port() {
	local port
	for ((port = 18080; port < 18180; port++)); do
		if ! port_taken 127.0.0.1 "$port"; then
			echo "$port"
			return
		fi
	done
	die "No port from 18080 to 18179 is free"
}
