# Completion of smolcmp command lines for fish. The program itself knows what
# may follow.

function __smolcmp_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])

    for line in ($program complete -- $words[2..-1] (string unescape -- $last; or echo -n $last) 2>/dev/null)
        if string match -qr '^\t' -- $line
            __fish_complete_path (string replace -r '^--[^=]*=' '' -- $last)
        else
            echo $line
        end
    end
end

complete -c smolcmp -f -a '(__smolcmp_complete)'
