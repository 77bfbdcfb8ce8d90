# Completion of smolcmp command lines for fish. The program itself knows what
# may follow.

function __smolcmp_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l typed (string unescape -- $last; or printf %s $last)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])

    for line in ($program complete -- $words[2..-1] "$typed" 2>/dev/null)
        if string match -qr '^\t' -- $line # names of files
            set -l option (string match -r '^--[^=]*=' -- $last)
            set -l start (string replace -- "$option" '' $last)
            printf '%s\n' "$option"(__fish_complete_path $start)
        else
            printf '%s\n' $line
        end
    end
end

complete -c smolcmp -f -a '(__smolcmp_complete)'
