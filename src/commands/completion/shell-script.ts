import type { CommandLine, Flag } from '../../args/command-line.ts';

/**
 * What a shell reads to complete the command line: its commands, flags and the values that these take; files and
 * folders anywhere else. It is made of the command line itself, and asks the program nothing while one types.
 */
export function completionScript(shell: 'bash' | 'zsh' | 'fish', line: CommandLine): string {
  switch (shell) {
    case 'bash':
      return bash(line);
    case 'zsh':
      return zsh(line);
    case 'fish':
      return fish(line);
    default:
      return shell satisfies never;
  }
}

/** What can be said after `personas`, `sessions` and their like: see the words of each command. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  sessions: ['list', 'show', 'remove'],
  personas: ['list', 'show', 'check', 'new'],
  config: ['list', 'set', 'unset'],
  mcp: ['list', 'trust'],
  completion: ['bash', 'zsh', 'fish'],
};

function bash({ name, flags, commands }: CommandLine): string {
  const own = identifier(name);
  const cases = commands.map(
    (command) => `    ${command.name}) flags=${quoted(words(command.flags))} words=${quoted(actions(command.name))} ;;`,
  );
  const values = distinct([...flags, ...commands.flatMap((each) => each.flags)])
    .filter(({ choices }) => choices)
    .map(({ names, choices = [] }) => `    ${names.join('|')}) words=${quoted(choices.join(' '))}; flags= ;;`);
  return `# bash completion for ${name}: source it, or put it among your completions
_${own}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" flags words
  local at
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "\${COMP_WORDS[at]}" in
    ${commands.map((each) => each.name).join('|')}) command="\${COMP_WORDS[at]}"; break ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
    *) flags=${quoted(words(flags))} words=${quoted(commands.map((each) => each.name).join(' '))} ;;
  esac
  case "$before" in
${values.join('\n')}
  esac
  case "$word" in
    -*) words="$flags" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ \${#COMPREPLY[@]} -gt 0 || "$word" == -* ]] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _${own} ${name}
`;
}

function zsh({ name, flags, commands }: CommandLine): string {
  const own = identifier(name);
  const told = commands.map(({ name: each, says }) => `    ${quoted(`${each}:${says.replaceAll(':', ' ')}`)}`);
  const cases = commands.map((command) => {
    const first = actions(command.name);
    const values = first === '' ? "'*:file:_files'" : `${quoted(`1:action:(${first})`)} '*:file:_files'`;
    return `        ${command.name}) _arguments ${[...command.flags.map(zshFlag), values].join(' ')} ;;`;
  });
  return `#compdef ${name}
_${own}() {
  local -a commands
  commands=(
${told.join('\n')}
  )
  local state line
  _arguments -C ${flags.map(zshFlag).join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands; _files ;;
    rest)
      case $line[1] in
${cases.join('\n')}
        *) _files ;;
      esac ;;
  esac
}
if [ "$funcstack[1]" = "_${own}" ]; then _${own} "$@"; else compdef _${own} ${name}; fi
`;
}

function zshFlag({ names, says, takes, choices }: Flag): string {
  const text = says.replace(/[[\]:]/g, ' ');
  const value =
    takes === undefined ? '' : `:${takes.replaceAll(':', ' ')}:${choices ? `(${choices.join(' ')})` : '_files'}`;
  const all = names.length > 1 ? `'(${names.join(' ')})'{${names.join(',')}}` : (names[0] ?? '');
  return `${all}${quoted(`[${text}]${value}`)}`;
}

function fish({ name, flags, commands }: CommandLine): string {
  const all = commands.map((each) => each.name).join(' ');
  const isFirst = quoted(`not __fish_seen_subcommand_from ${all}`);
  const lines = [
    ...commands.map((each) => `complete -c ${name} -n ${isFirst} -a ${each.name} -d ${quoted(each.says)}`),
    ...flags.map((flag) => `complete -c ${name} -n ${isFirst} ${fishFlag(flag)}`),
    ...commands.flatMap((each) => {
      const isHere = quoted(`__fish_seen_subcommand_from ${each.name}`);
      const first = actions(each.name);
      return [
        ...(first === '' ? [] : [`complete -c ${name} -n ${isHere} -a ${quoted(first)}`]),
        ...each.flags.map((flag) => `complete -c ${name} -n ${isHere} ${fishFlag(flag)}`),
      ];
    }),
  ];
  return `# fish completion for ${name}\n${lines.join('\n')}\n`;
}

function fishFlag({ names, says, takes, choices }: Flag): string {
  const spelt = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = choices ? ` -x -a ${quoted(choices.join(' '))}` : takes === undefined ? '' : ' -r';
  return `${spelt.join(' ')}${value} -d ${quoted(says)}`;
}

function words(flags: readonly Flag[]): string {
  return flags.flatMap(({ names }) => names).join(' ');
}

function actions(command: string): string {
  return (ACTIONS[command] ?? []).join(' ');
}

/** The first flag of a name; those of one name take the same in all commands but for `--format`, where all are offered. */
function distinct(flags: readonly Flag[]): Flag[] {
  const byName = new Map<string, Flag>();
  for (const flag of flags) {
    const before = byName.get(flag.names[0] ?? '');
    const choices = [...new Set([...(before?.choices ?? []), ...(flag.choices ?? [])])];
    byName.set(flag.names[0] ?? '', { ...flag, ...(choices.length > 0 && { choices }) });
  }
  return [...byName.values()];
}

function identifier(name: string): string {
  return name.replace(/\W/g, '_');
}

/** As one word of a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
