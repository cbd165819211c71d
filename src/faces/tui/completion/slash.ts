import type { Choice } from './choice.ts';
import { isCommand } from './token.ts';

/** What can be done by its name where words are typed: only such as works there. */
export type SlashCommand = {
  /** Without the slash. */
  name: string;
  /** The letter that opens what may stand after it, while nothing else is typed. */
  key?: string;
  /** What it does, for the list. */
  help: string;
  /** What may stand after it; for a command without, and without `words`, nothing does. */
  values?(): readonly { value: string; detail?: string }[];
  /** Words of the user's own stand after it. */
  words?: true;
  /** @param words what stands after it, trimmed; empty where nothing does */
  run(words: string): void;
};

/** The rows for what was typed after the slash: commands, then what may stand after one. */
export function findCommands(commands: readonly SlashCommand[], typed: string): Choice[] {
  const [, name = '', words] = /^(\S*)(?: (.*))?$/.exec(typed) ?? [];
  if (words !== undefined) return valuesOf(named(commands, name), words.trim());
  const wanted = name.toLowerCase();
  const begin = commands.filter((each) => each.name.startsWith(wanted));
  const hold = commands.filter((each) => !each.name.startsWith(wanted) && each.name.includes(wanted));
  return [...begin, ...hold].map((each) => {
    const label = `/${each.name}`;
    const choice = { label, detail: each.help };
    if (each.values || each.words) return { ...choice, text: `${label} `, goesOn: true };
    return { ...choice, text: '', run: () => each.run('') };
  });
}

function valuesOf(command: SlashCommand | undefined, typed: string): Choice[] {
  const wanted = typed.toLowerCase();
  const fitting = (command?.values?.() ?? []).filter(({ value, detail = '' }) =>
    `${value} ${detail}`.toLowerCase().includes(wanted),
  );
  return fitting.map(({ value, detail }) => ({
    label: value,
    ...(detail && { detail }),
    text: '',
    run: () => command?.run(value),
  }));
}

/** What becomes of a text that is sent: a command to run, a sentence why there is none, or words like any others. */
export function commandIn(
  commands: readonly SlashCommand[],
  text: string,
): { run(): void } | { refused: string } | undefined {
  if (!isCommand(text)) return undefined;
  const [, name = '', words = ''] = /^\/(\S*)(?: (.*))?$/.exec(text) ?? [];
  const command = named(commands, name);
  if (!command) {
    const called = name === '' ? 'A command has a name' : `There is no command /${name} here`;
    return { refused: `${called}; with a space before it, it is sent as words.` };
  }
  return { run: () => command.run(words.trim()) };
}

function named(commands: readonly SlashCommand[], name: string): SlashCommand | undefined {
  return commands.find((each) => each.name === name.toLowerCase());
}
