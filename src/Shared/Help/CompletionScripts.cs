namespace ExpRunner.Commands.Help;

/// <summary>What makes shells complete a program's command line. All ask the program itself, by <c>[suggest]</c>, so that none of them is ever out of date.</summary>
internal static class CompletionScripts
{
    /// <summary>The scripts, with NAME for the program and FUNCTION for the start of names of functions.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["bash"] = """
            # Completes NAME in bash.
            _FUNCTION_complete() {
                local line=$COMP_LINE point=$COMP_POINT typed before= item
                local -a ask=("${1/#\~/$HOME}")
                if [[ $1 == dotnet ]]; then
                    before=${line%%exprun*} line=${line#"${line%%exprun*}"} point=$((point - ${#before})) ask=(dotnet exprun) before=
                elif ! type -P -- "${ask[0]}" >/dev/null; then
                    ask=(dotnet exprun)
                fi
                typed=${line:0:point} typed=${typed##* }
                # Bash takes what stands behind one of these signs for a word of its own.
                [[ $typed != *[=:]* ]] || before=${typed%"${typed##*[=:]}"}
                COMPREPLY=()
                while IFS= read -r item; do
                    COMPREPLY+=("${item#"$before"}")
                done < <("${ask[@]}" "[suggest:$point]" "$line" 2>/dev/null)
                [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace
            }
            complete -o default -F _FUNCTION_complete NAME

            """,
        ["zsh"] = """
            # Completes NAME in zsh.
            _FUNCTION_complete() {
                local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
                local -a ask=("${words[1]/#\~/$HOME}") items
                if [[ $words[1] == dotnet ]]; then
                    ask=(dotnet exprun) line="${line#dotnet }"
                elif ! whence -p -- "$ask[1]" >/dev/null; then
                    ask=(dotnet exprun)
                fi
                items=("${(@f)$("${ask[@]}" "[suggest:$#line]" "$line" 2>/dev/null)}")
                items=(${items:#})
                if (( ! $#items )); then
                    _files
                    return
                fi
                compadd -S '' -- ${(M)items:#*=}
                compadd -- ${items:#*=}
            }
            compdef _FUNCTION_complete NAME

            """,
        ["fish"] = """
            # Completes NAME in fish.
            function __FUNCTION_complete
                set -l line (commandline -cp)
                set -l words (commandline -cpo)
                set -l ask (string replace -r '^~' $HOME -- $words[1])
                if test "$words[1]" = dotnet
                    set ask dotnet exprun
                    set line (string replace -r '^\s*dotnet\s+' '' -- $line)
                else if not type -fq -- $ask[1]
                    set ask dotnet exprun
                end
                set -l items ($ask "[suggest:"(string length -- $line)"]" $line 2>/dev/null)
                if test (count $items) -gt 0
                    printf '%s\n' $items
                else
                    __fish_complete_path (commandline -ct)
                end
            end
            for name in NAME
                complete -c $name -f -a '(__FUNCTION_complete)'
            end

            """,
        ["powershell"] = """
            # Completes NAME in PowerShell.
            Register-ArgumentCompleter -Native -CommandName @(QUOTED) -ScriptBlock {
                param($word, $ast, $cursor)
                $line = $ast.ToString()
                $position = [Math]::Max(0, $cursor - $ast.Extent.StartOffset)
                if ($position -gt $line.Length) { $line = $line.PadRight($position) }
                & $ast.CommandElements[0].Value "[suggest:$position]" $line 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };

    private static readonly Dictionary<string, string> Dotnet = new()
    {
        ["bash"] = """
            # 'dotnet exprun', and for the rest of 'dotnet' whatever completed it before.
            _FUNCTION_dotnet_before=$(complete -p dotnet 2>/dev/null)
            [[ $_FUNCTION_dotnet_before == *" -F "* && $_FUNCTION_dotnet_before != *_FUNCTION_dotnet* ]] || _FUNCTION_dotnet_before=
            _FUNCTION_dotnet_before=${_FUNCTION_dotnet_before##*-F } _FUNCTION_dotnet_before=${_FUNCTION_dotnet_before%% *}
            _FUNCTION_dotnet() {
                if [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]} == exprun ]]; then
                    _FUNCTION_complete "$@"
                elif [[ -n $_FUNCTION_dotnet_before ]]; then
                    "$_FUNCTION_dotnet_before" "$@"
                fi
            }
            complete -o default -F _FUNCTION_dotnet dotnet

            """,
        ["zsh"] = """
            # 'dotnet exprun', and for the rest of 'dotnet' whatever completed it before.
            [[ ${_comps[dotnet]-} == _FUNCTION_dotnet ]] || typeset -g _FUNCTION_dotnet_before=${_comps[dotnet]-_files}
            _FUNCTION_dotnet() {
                if (( CURRENT > 2 )) && [[ $words[2] == exprun ]]; then
                    _FUNCTION_complete
                else
                    $_FUNCTION_dotnet_before
                fi
            }
            compdef _FUNCTION_dotnet dotnet

            """,
        ["fish"] = """
            # 'dotnet exprun', beside whatever completes the rest of 'dotnet'.
            complete -c dotnet -n '__fish_seen_subcommand_from exprun' -f -a '(__FUNCTION_complete)'

            """,
        ["powershell"] = "",
    };

    /// <summary>The script of a shell.</summary>
    /// <param name="shell">One of the keys of <see cref="All"/>.</param>
    /// <param name="names">What the program is called.</param>
    /// <param name="isTool">Whether <c>dotnet exprun</c> starts it, too.</param>
    public static string Of(string shell, IReadOnlyList<string> names, bool isTool)
        => (All[shell] + (isTool ? "\n" + Dotnet[shell] : ""))
            .Replace("QUOTED", string.Join(", ", names.Select(name => $"'{name}'")), StringComparison.Ordinal)
            .Replace("NAME", string.Join(' ', names), StringComparison.Ordinal)
            .Replace("FUNCTION", string.Concat(names[0].Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')), StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";
}
