# For interactive shells only.
case $- in *i*) ;; *) return ;; esac

# Green where the last command went well, red where it did not.
# OSC 133 tells the page where a command ended and how, where the prompt, the next command
# and its output begin: it keeps a transcript of them.
PS1='\[\e]133;D;$?\a\e]133;A\a\]\[\e[1;36m\]\w\[\e[0m\] \[\e[$(($? ? 31 : 32))m\]$\[\e[0m\] \[\e]133;B\a\]'
PS0='\e]133;C\a'
PROMPT_COMMAND='history -a'

HISTFILE=~/.bash_history
HISTCONTROL=ignoreboth
HISTSIZE=2000
HISTFILESIZE=2000
shopt -s histappend checkwinsize

alias ls='ls --color=auto'
alias ll='ls -l'
alias grep='grep --color=auto'

. /etc/docker-completion.bash
