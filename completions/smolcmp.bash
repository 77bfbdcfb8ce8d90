# Completion of smolcmp command lines for bash, with or without the package
# bash-completion. The program itself knows what may follow.
# shellcheck shell=bash

_smolcmp_plain() { # TEXT: without quotes, as far as values need it
	local text=${1//[\\\"\']/}

	[[ ${text:0:2} != \~/ ]] || text=$HOME/${text:2}
	REPLY=$text
}

_smolcmp() {
	local REPLY piece kept='' typed quote='' candidate line=${COMP_LINE:0:COMP_POINT}
	local -a words=()
	local -i last=-1

	# Bash takes words apart at = and :, which have no blank before them.
	for piece in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
		if ((last < 0)) || [[ $line == [[:space:]]* ]]; then
			line=${line#"${line%%[![:space:]]*}"}
			words[++last]=''
		fi
		[[ $line == "$piece"* ]] || piece=$line # up to the cursor
		kept=${words[last]}
		words[last]+=$piece
		line=${line#"$piece"}
	done
	[[ $piece != [=:] ]] || kept=${words[last]}
	typed=${words[last]#"$kept"}
	case $typed in
	\"*\"* | \'*\'*) ;;
	[\"\']*) quote=${typed:0:1} ;; # still open: it is bash that closes it
	esac

	for ((; last >= 0; last--)); do
		_smolcmp_plain "${words[last]}"
		words[last]=$REPLY
	done
	_smolcmp_plain "$kept"
	kept=$REPLY
	COMPREPLY=()
	while IFS= read -r line; do
		candidate=${line%%$'\t'*}
		if [[ ! $candidate ]]; then
			compopt -o default
			continue
		fi
		candidate=${candidate#"$kept"}
		case $quote$candidate in
		\"*[\"\$\`\\!]* | \'*\'*) continue ;; # would end or escape them
		esac
		[[ $quote ]] || printf -v candidate %q "$candidate"
		COMPREPLY+=("$candidate")
	done < <("${words[0]}" complete -- "${words[@]:1}" 2> /dev/null)
}

complete -F _smolcmp smolcmp
