# shellcheck shell=bash
# Installing what is missing from Debian's packages.

# install_packages PACKAGE...: installs packages, or names the command that does.
install_packages() {
	command -v apt-get >/dev/null \
		|| die "This machine has no apt-get: install $* (or what they are called here) by hand and run this again"
	((EUID == 0)) || die "Something is missing: install it with 'sudo apt-get install -y $*' and run this again"
	export DEBIAN_FRONTEND=noninteractive
	local -a install=(apt-get install -y --no-install-recommends "$@")
	"${install[@]}" && return
	# The lists of packages may be missing or old.
	apt-get update
	"${install[@]}"
}

# download_package PACKAGE: puts a package into the current folder without installing it.
download_package() {
	# Its own user for downloads may not write to a folder of ours.
	local -a download=(apt-get download -qq -o APT::Sandbox::User=root "$1")
	"${download[@]}" && return
	((EUID == 0)) || die "The lists of Debian's packages are missing: run 'sudo apt-get update' and then this again"
	apt-get update -qq
	"${download[@]}"
}

# Whether Debian has a package under this name; the lists may have to be fetched for that.
package_exists() {
	apt-cache show "$1" >/dev/null 2>&1
}

# require_program PROGRAM PACKAGE: sees to it that a program is there.
require_program() {
	command -v "$1" >/dev/null || install_packages "$2"
}
