import type { Command } from 'commander';

/** What the command line takes, for whoever tells of it: a shell that completes it. */
export type CommandLine = { name: string; flags: Flag[]; commands: CommandWords[] };

export type CommandWords = { name: string; says: string; flags: Flag[] };

/** `names`: `--out` and `-o`. `takes`: what stands after it, such as `path`; nothing where nothing does. */
export type Flag = { names: string[]; says: string; takes?: string; choices?: readonly string[] };

/** Reads it off the program that reads the arguments, so that both are never at odds. */
export function describeProgram(program: Command): CommandLine {
  return {
    name: program.name(),
    flags: flagsOf(program),
    commands: program.commands.map((command) => ({
      name: command.name(),
      says: command.description(),
      flags: flagsOf(command),
    })),
  };
}

function flagsOf(command: Command): Flag[] {
  return command.options.map(({ long, short, flags, description, argChoices }) => {
    const takes = /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1];
    return {
      names: [long, short].filter((name) => typeof name === 'string'),
      says: description,
      ...(takes !== undefined && { takes }),
      ...(argChoices && { choices: argChoices }),
    };
  });
}
