# complete.zsh SHARE LINE: what the line is after Tab, in an interactive zsh on a terminal of its own.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; unsetopt zle_bracketed_paste 2>/dev/null; fpath=($1 \$fpath); autoload -U compinit; compinit -D -u; bindkey '^X' accept-line"
zpty -w shell "function show { print -r -- \"<<\$BUFFER>>\"; BUFFER=; zle accept-line }; zle -N show; bindkey '^Y' show; print rea''dy"
zpty -r shell answer '*ready*'
zpty -n -w shell "$2"$'\t'
zpty -n -w shell $'\C-y'
zpty -r shell answer '*<<*>>*'
print -r -- "${${answer##*<<}%%>>*}"
zpty -d shell
