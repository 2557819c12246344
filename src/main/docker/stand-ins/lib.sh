# shellcheck shell=bash
# What the scripts share that fill a stand-in's root folder with what Debian has.

# shellcheck source=../../sh/packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../sh/packages.sh"

# Installing may fail for want of rights; `images` passes the sentence on.
die() {
	echo "$*" >&2
	exit 1
}

# Prints the path of a statically linked busybox: the machine's own, or one that is taken
# out of Debian's package without installing it, since the package would push out `busybox`.
static_busybox() {
	local own
	own=$(command -v busybox || true)
	if [[ -n $own ]] && ! ldd "$own" >/dev/null 2>&1; then
		echo "$own"
		return
	fi
	local folder=$1
	(cd "$folder" && download_package busybox-static && dpkg-deb -x busybox-static_*.deb busybox-static) >&2
	find "$folder/busybox-static" -path '*/bin/busybox' -type f
}

# add_busybox ROOT [LEFT OUT...]: puts busybox and its commands where it wants them.
add_busybox() {
	local root=$1 scratch applet
	shift
	scratch=$(mktemp -d)
	install -D -m 755 "$(static_busybox "$scratch")" "$root/bin/busybox"
	rm -rf "$scratch"
	while read -r applet; do
		[[ " busybox linuxrc dpkg dpkg-deb rpm rpm2cpio $* " == *" ${applet##*/} "* ]] && continue
		mkdir -p "$root/${applet%/*}"
		ln -sf /bin/busybox "$root/$applet"
	done < <("$root/bin/busybox" --list-full)

	# The one command of the lessons that Debian's busybox leaves out. The shell that runs this
	# adds PWD and SHLVL to what the container was given.
	add_file "$root" /usr/bin/printenv 755 <<'END'
#!/bin/sh
[ $# -gt 0 ] || exec env -u PWD -u SHLVL
for name; do
	env | grep "^$name=" >/dev/null || exit 1
	env | sed -n "s/^$name=//p"
done
END
}

# add_program ROOT PROGRAM TARGET: copies a program and the libraries that it is linked with.
add_program() {
	local root=$1 program=$2 target=$3 library
	install -D -m 755 "$program" "$root$target"
	while read -r library; do
		install -D -m 755 "$library" "$root$library"
	done < <(ldd "$program" 2>/dev/null | grep -o '/[^ )]*' || true)
}

# add_file ROOT PATH MODE: writes a file from standard input.
add_file() {
	mkdir -p "$(dirname "$1$2")"
	cat >"$1$2"
	chmod "$3" "$1$2"
}
