# shellcheck shell=bash
# Trying lessons: each is played in a session of its own, by a program that serves nobody, on
# a data folder of its own. Nothing is left on the daemon, also after Ctrl-C.

# The process that tries, if it runs.
trying=

# run_try [WHAT] [--content DIR] [--junit FILE]
run_try() {
	local which='' junit='' folder status=0
	local -a rest=()
	while (($#)); do
		case $1 in
			--junit)
				[[ -n ${2-} ]] || misused "--junit needs a value."
				junit=$(absolute "$2") && shift 2
				[[ -d $(dirname "$junit") ]] || die "The folder of the report $junit does not exist: make it, or name another file with --junit"
				;;
			--content) rest+=("$1" "${2-}") && shift && shift || true ;;
			-*) misused "There is no option '$1' of try." ;;
			*)
				[[ -z $which ]] || misused "try takes one lesson or folder at most."
				which=$1 && shift
				;;
		esac
	done
	folder=$(mktemp -d)
	read_options --data "$folder" "${rest[@]}"
	find_lessons
	check_content
	start_log "$folder/try.log"
	# shellcheck disable=SC2064 # the folder as it is now
	trap "end_try '$folder'" EXIT
	ensure_tools mvn node npm docker
	ensure_daemon
	built || step "Build the server" build
	step "Lay out the server" lay_out
	step "Get the images" get_images
	tell_images
	try_lessons || status=$?
	((status <= 2)) || die "$(why_it_ended)"
	exit "$status"
}

# Makes of a folder or a file what the program knows: the content folder, and which course or
# lesson in it.
find_lessons() {
	local path
	[[ -n $which ]] || return 0
	path=$(absolute "$which")
	if [[ ! -e $path ]]; then
		[[ $which != */* || $which =~ ^[a-z0-9-]+/[a-z0-9-]+$ ]] || die "There is no lesson or folder $which"
	elif [[ -f $path ]]; then
		[[ $(basename "$path") =~ ^[0-9][0-9]-(.+)\.md$ ]] || die "$which is no lesson: its name is not like 02-images.md"
		content=$(dirname "$(dirname "$path")") which=$(basename "$(dirname "$path")")/${BASH_REMATCH[1]}
	elif [[ -f $path/course.md ]]; then
		content=$(dirname "$path") which=$(basename "$path")
	else
		content=$path which=
	fi
}

try_lessons() {
	local socket status=0
	socket=$(daemon_socket) || exit 1
	local -a options=(--quayside.data="$data" --quayside.content="$content" --quayside.docker-socket="$socket"
		--logging.threshold.console=off --logging.file.name="$data/quayside.log")
	printf '%s\n' "${options[@]}" >"$data/options"
	# A process group of its own, so that Ctrl-C reaches it only by way of us.
	set -m
	"$JAVA_HOME/bin/java" @src/main/java-options -jar "$data/server/quayside.jar" try-lessons "$which" "$junit" \
		"${options[@]}" 2>>"$log" </dev/null &
	trying=$! running_step=$!
	set +m
	wait "$trying" || status=$?
	# What it did not end itself is found by its label.
	((status > 2)) || trying=
	return "$status"
}

end_try() {
	if [[ -n $trying ]]; then
		wait "$trying" 2>/dev/null || true
		clean_up >>"$log" 2>&1 || echo "Some of the sessions could not be removed: see $log" >&2
	fi
	rm -rf "$1"
}
