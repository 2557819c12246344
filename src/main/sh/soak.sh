# shellcheck shell=bash
# Learners who come, work and leave for as long as asked, and whether anything grows.

run_soak() {
	local duration=${1-10m} status=0
	(($# <= 1)) || misused "soak takes one duration at most."
	[[ $duration =~ ^[1-9][0-9]*[smh]$ ]] || misused "'$duration' is no duration: give one such as 10m."
	start_log target/setup.log
	content=$root/content fresh=''
	ensure_tools mvn node npm docker
	ensure_daemon
	step "Get the images" get_images
	rm -f target/soak.md
	mvn -B -ntp -q test -Dtest=SoakTest -Dsoak="$duration" -Dsurefire.failIfNoSpecifiedTests=true || status=$?
	[[ ! -f target/soak.md ]] || cat target/soak.md
	return "$status"
}
