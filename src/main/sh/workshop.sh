# shellcheck shell=bash
# Whether so many learners fit on this machine: measured with a few sessions of a server of
# its own, on a data folder of its own.

# Prints what the server of the data folder is started with, and what was passed on, as far
# as it concerns sessions.
settings() {
	{
		[[ ! -f $data/options ]] || cat "$data/options"
		printf '%s\n' "${server_options[@]}"
	} | grep -E '^--quayside\.(session|gateway|bounds)\.' || true
}

# measure LEARNERS FOLDER: prints a finding a line.
measure() {
	local socket
	local -a options
	socket=$(daemon_socket) || exit 1
	mapfile -t options < <(settings)
	"$JAVA_HOME/bin/java" @src/main/java-options -jar "$JAR" measure-workshop "$1" --quayside.data="$2" \
		--quayside.docker-socket="$socket" "${options[@]}" >"$2/findings"
}

# Removes what a measure that was interrupted left.
end_measure() {
	local instance
	if [[ -s $1/instance ]]; then
		instance=$(<"$1/instance")
		{
			remove_labelled container --force --volumes
			remove_labelled network
			remove_labelled volume
			remove_labelled image --force
		} >/dev/null
	fi
	rm -rf "$1"
}

check_workshop() {
	local verdict what found remedy folder
	if ((missing)); then
		bad Workshop "not measured" "mend the lines above first"
		return
	fi
	if [[ -n $(src/main/docker/images list "$content" | grep ' missing$') ]]; then
		bad Images "not all are there, and $1 learners would wait for them" "./quayside up gets them"
		return
	fi
	use_jdk
	folder=$(mktemp -d)
	# shellcheck disable=SC2064 # the folder as it is now
	trap "end_measure '$folder'" EXIT
	start_log "$folder.log"
	built || step "Build the server" build
	step "Measure sessions" measure "$1" "$folder"
	while IFS=$'\t' read -r verdict what found remedy; do
		case $verdict in
			good) good "$what" "$found" ;;
			weak) weak "$what" "$found" "$remedy" ;;
			bad) bad "$what" "$found" "$remedy" ;;
		esac
	done < <(grep -aP '^(good|weak|bad)\t' "$folder/findings")
	rm -f "$folder.log"
}
