# shellcheck shell=bash
# Measuring: a server of its own on a data folder of its own, ended afterwards.

run_bench() {
	(($# == 0)) || misused "bench takes no options."
	local folder
	folder=$(mktemp -d)
	read_options --data "$folder" --port "$(free_port)"
	start_log "$folder/bench.log"
	# shellcheck disable=SC2064 # the folder as it is now
	trap "end_bench '$folder'" EXIT
	ensure_tools mvn node npm docker dockerd
	ensure_daemon
	built || step "Build the server" build
	step "Lay out the server" lay_out
	step "Get the images" get_images
	launch
	step "Start the server" wait_until_healthy
	step "Build the measure" mvn -B -ntp -q test-compile
	mvn -B -ntp -q exec:exec@bench -Dbench.server="$(url_of "$address" "$port")" -Dbench.data="$data" \
		-Dbench.pid="$(<"$data/quayside.pid")"
}

end_bench() {
	stop_server
	clean_up
	rm -rf "$1"
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
