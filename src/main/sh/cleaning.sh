# shellcheck shell=bash
# Ending every session of a data folder, and removing every trace of it from the daemon,
# also after a server that was killed.

# labelled KIND: prints the ids of what carries the label of this data folder's server.
labelled() {
	local -a all=()
	[[ $1 != container ]] || all=(--all)
	docker "$1" ls "${all[@]}" --quiet --filter "label=dev.quayside.instance=$instance" | sort -u
}

# remove_labelled KIND OPTION...: removes all that carries the label.
remove_labelled() {
	local kind=$1 left
	shift
	local -a ids
	mapfile -t ids < <(labelled "$kind")
	((${#ids[@]})) || return 0
	echo "removing ${#ids[@]} of kind $kind"
	# What vanishes meanwhile is no fault; what stays is seen below.
	docker "$kind" rm "$@" "${ids[@]}" || true
	left=$(labelled "$kind")
	[[ -z $left ]] || die "The Docker daemon could not remove $kind ${left//$'\n'/, }: remove it by hand and run './quayside down' again"
}

# Has the server's own code end the sessions, which also tells its database.
end_sessions() {
	local home
	local -a options
	home=$(find_jdk) && [[ -f $data/server/quayside.jar && -f $data/options ]] || return 1
	mapfile -t options <"$data/options"
	timeout 60 "$home/bin/java" @src/main/java-options -jar "$data/server/quayside.jar" end-sessions "${options[@]}"
}

# Ends the sessions, and removes by label what a broken server could not.
remove_traces() {
	local instance
	instance=$(<"$data/instance")
	end_sessions || echo "the server's own code could not end the sessions; they are removed by their label"
	remove_labelled container --force --volumes
	remove_labelled network
	remove_labelled volume
	remove_labelled image --force
	rm -rf "$data/run"
}

# Whether a server of any data folder runs on this machine, also one in a container.
any_server() {
	grep -qsz 'quayside\.jar$' /proc/[0-9]*/cmdline
}

# Takes the packet filter rules of the playground's bridges away, once no server runs on this
# machine, and no bridge is left of any.
remove_rules() {
	local rule
	local -a words
	((EUID == 0)) && command -v iptables >/dev/null || return 0
	! any_server || return 0
	! compgen -G '/sys/class/net/qs*' >/dev/null || return 0
	iptables -w 5 -S | grep -- ' -i qs+ ' | while read -r rule; do
		read -ra words <<<"${rule/#-A/-D}"
		iptables -w 5 "${words[@]}"
	done || true
}

# Ends what is left of the sessions.
clean_up() {
	# Without an instance no session was ever made here.
	[[ -s $data/instance ]] || return 0
	daemon_version >/dev/null \
		|| die "No Docker daemon answers at $(daemon_socket), so the sessions could not be removed: start it and run './quayside down' again"
	step "Remove the sessions" remove_traces
	remove_rules
}
