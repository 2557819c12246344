# Completion for `docker`: asks the CLI itself, so that it always fits the CLI's version.

# An image is `name:tag` and a flag is `--name=value`: both are one word.
COMP_WORDBREAKS=${COMP_WORDBREAKS//[:=]/}

_quayside_docker() {
	local word=${COMP_WORDS[COMP_CWORD]} prefix='' directive line
	local -a answer
	mapfile -t answer < <(docker __completeNoDesc "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
	((${#answer[@]})) || return
	# The last line is a colon and a set of bits: 2 no space after it, 4 no file names.
	directive=${answer[-1]#:}
	unset 'answer[-1]'
	[[ $word == --*=* ]] && prefix=${word%%=*}=
	COMPREPLY=()
	for line in "${answer[@]}"; do
		line=$prefix${line%%$'\t'*}
		[[ $line == "$word"* ]] && COMPREPLY+=("$line")
	done
	((directive & 2)) && compopt -o nospace
	((${#COMPREPLY[@]} == 0 && (directive & 4) == 0)) && compopt -o default
	return 0
}
complete -F _quayside_docker docker
