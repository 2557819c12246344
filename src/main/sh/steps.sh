# shellcheck shell=bash
# How the command speaks: one line a step with the time it took, one sentence when it fails.

# Where the output of steps goes; set by start_log.
log=/dev/null

# The process group of the step that runs, if one does.
running_step=

if [[ -t 1 && -z ${NO_COLOR-} ]]; then
	bold=$'\e[1m' dim=$'\e[2m' green=$'\e[32m' red=$'\e[31m' yellow=$'\e[33m' plain=$'\e[0m'
else
	bold='' dim='' green='' red='' yellow='' plain=''
fi

# Ends the command with a sentence. Within a step it ends the step, which tells the sentence.
die() {
	if [[ -n ${sentence_file-} ]]; then
		echo "$*" >"$sentence_file"
	else
		echo "${red}quayside:${plain} $*" >&2
	fi
	exit 1
}

note() {
	echo "${yellow}!${plain} $*"
}

# start_log FILE: begins the file that steps write to.
start_log() {
	log=$1
	mkdir -p "$(dirname "$log")"
	date '+# %F %T' >"$log"
}

# Prints the seconds since a value of EPOCHREALTIME, with one decimal.
seconds_since() {
	local tenths=$(((${EPOCHREALTIME/./} - ${1/./}) / 100000))
	echo "$((tenths / 10)).$((tenths % 10)) s"
}

# step TITLE COMMAND...: runs a command with its output in the log, tells that it is at work
# when that takes longer than a few seconds, and ends everything if it fails.
step() {
	local title=$1 began=$EPOCHREALTIME from status=0 sentence_file pid
	shift
	sentence_file=$(mktemp)
	echo "## $title" >>"$log"
	from=$(wc -l <"$log")
	# With job control a step is a process group of its own, which can be ended as a whole.
	set -m
	(
		set -e
		"$@"
	) >>"$log" 2>&1 </dev/null &
	pid=$!
	set +m
	running_step=$pid
	watch_step "$title" "$began" "$pid"
	wait "$pid" || status=$?
	running_step=
	if ((status == 0)); then
		rm -f "$sentence_file"
		printf '%s✓%s %-34s %s%s%s\n' "$green" "$plain" "$title" "$dim" "$(seconds_since "$began")" "$plain"
		# Without a number it would return, within a trap, what was before the trap.
		return 0
	fi
	printf '%s✗%s %-34s %s%s%s\n' "$red" "$plain" "$title" "$dim" "$(seconds_since "$began")" "$plain" >&2
	explain_failure "$title" "$from" "$sentence_file"
}

# Ends the command and the step that it is at.
interrupted() {
	[[ -z $running_step ]] || kill -TERM -- "-$running_step" 2>/dev/null || true
	echo >&2
	exit 130
}

# Draws what a step is at until its process has ended.
watch_step() {
	local title=$1 began=$2 pid=$3 ticks=0
	local -a frames=(⠋ ⠙ ⠹ ⠸ ⠼ ⠴ ⠦ ⠧ ⠇ ⠏)
	while kill -0 "$pid" 2>/dev/null; do
		if [[ -t 1 ]]; then
			printf '\r%s %-34s %s%s%s ' "${frames[ticks % 10]}" "$title" "$dim" "$(seconds_since "$began")" "$plain"
		elif ((ticks > 0 && ticks % 100 == 0)); then
			echo "  $title: at work for $(seconds_since "$began")"
		fi
		ticks=$((ticks + 1))
		sleep 0.1
	done
	[[ ! -t 1 ]] || printf '\r\e[K'
}

# Tells why a step failed: its own sentence, else the last lines of its output that matter.
explain_failure() {
	local title=$1 from=$2 sentence
	sentence=$(<"$3")
	rm -f "$3"
	unset sentence_file
	[[ -z $sentence ]] || die "$sentence"
	local -a lines
	mapfile -t lines < <(tail -n "+$((from + 1))" "$log" | grep -E '^(\[ERROR\]|E:|ERROR|Error)' | head -n 12)
	((${#lines[@]})) || mapfile -t lines < <(tail -n "+$((from + 1))" "$log" | tail -n 12)
	printf '    %s\n' "${lines[@]}" >&2
	die "\"$title\" failed; all that it said is in $log"
}
