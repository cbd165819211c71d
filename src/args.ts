import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type CommandLine, describeProgram } from './args/command-line.ts';
import { addCompletion, addExport, type ExportFlags, type Shell } from './args/export-command.ts';
import type { Failure } from './failure.ts';

/** The command line, read. */
export type Invocation =
  | { command: 'design'; brief: string; flags: DesignFlags }
  | { command: 'resume'; id?: string; flags: RunFlags }
  | ({ command: 'revise' } & ReviseWish)
  | { command: 'export'; report: string; flags: ExportFlags }
  | { command: 'completion'; shell: Shell }
  | { command: 'sessions'; action: 'list' | 'show' | 'remove'; id?: string; format: 'text' | 'json' }
  | { command: 'personas'; action: PersonasAction; names: string[]; draft: PersonaDraft; format: 'text' | 'json' }
  | { command: 'check'; files: string[]; flags: CheckFlags }
  | { command: 'models'; format: 'text' | 'json' }
  | { command: 'doctor'; online: boolean; format: 'text' | 'json' }
  | { command: 'mcp'; action: 'list' | 'trust'; name?: string; mcpConfig: string[]; format: 'text' | 'json' }
  | { command: 'config'; action: 'list' | 'set' | 'unset'; key?: string; value?: string; format: 'text' | 'json' }
  /** Help or the version was asked for, or the words were wrong; the text is ready to be shown. */
  | { command: 'tell'; text: string }
  | { command: 'wrong'; failure: Failure };

/** What holds for every run of a session. */
export type RunFlags = {
  print?: boolean;
  format?: 'text' | 'json' | 'stream-json';
  answers?: string;
  assume?: boolean;
  questions?: 'all' | 'few' | 'none';
  budget?: number;
  maxTurns?: number;
  out?: string;
  readOnly?: boolean;
  allow: string[];
  deny: string[];
  mcpConfig: string[];
  sendSecrets?: boolean;
  /** Which model; for a session that goes on, another one than it had. */
  model?: string;
  save: boolean;
  check: boolean;
};

/** What is to change in a report: words, and answers as `ID=TEXT`. `report`: its file, or its session. */
export type ReviseWish = { report: string; words: string; answers: readonly string[]; flags: RunFlags };

export type DesignFlags = RunFlags & {
  persona?: string;
  context: string[];
  effort?: 'low' | 'medium' | 'high' | 'xhigh' | 'max';
  example?: boolean;
  trust?: boolean;
  waitStdin?: boolean;
};

export type PersonasAction = 'list' | 'show' | 'check' | 'new';

/** What `personas new` is told on the command line; it asks for the rest where somebody can answer. */
export type PersonaDraft = { description?: string; model?: string; color?: string; to?: string };

export type CheckFlags = {
  format: 'text' | 'json' | 'sarif' | 'junit';
  failOn?: 'error' | 'warning';
  config?: string;
  fixWithModel?: boolean;
  write?: boolean;
  model?: string;
};

/** Reads the arguments. Never throws and never ends the process: wrong words come back as a failure. */
export function readArgs(argv: readonly string[], version: string): Invocation {
  let told = '';
  let found: Invocation | undefined;
  const program = createProgram(version, (invocation) => {
    found = invocation;
  });
  const tell = (text: string): void => {
    told += text;
  };
  const writer = { writeOut: tell, writeErr: tell };
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(writer);
  try {
    program.parse(argv, { from: 'user' });
    return found ?? { command: 'tell', text: told };
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) return { command: 'tell', text: told };
    return { command: 'wrong', failure: wrongUsage(told || thrown.message) };
  }
}

/** What the command line takes. */
export function commandLine(version: string): CommandLine {
  return describeProgram(createProgram(version, () => undefined));
}

function wrongUsage(said: string): Failure {
  const message = said
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return { kind: 'usage', message: sentence, next: 'See `backend-architect --help`.' };
}

function createProgram(version: string, found: (invocation: Invocation) => void): Command {
  const program = new Command('backend-architect')
    .description('Designs backends with you: pick a persona, answer its questions, get a report in your repo.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .argument('[brief...]', 'what to design, in your own words')
    .option('-p, --persona <name|file>', 'who designs: the name of a persona, or a markdown file')
    .option('-m, --model <id|family>', 'opus, sonnet, haiku, fable, a model id, or planner (built in, no key)')
    .option('-c, --context <file|glob>', 'a file to read along; may be given several times', collect, [])
    .addOption(
      new Option('--effort <level>', 'how hard the model thinks').choices(['low', 'medium', 'high', 'xhigh', 'max']),
    )
    .option('--trust', 'use a persona of this repository that was not looked at yet')
    .option('--example', 'begin with an example brief')
    .option('--wait-stdin', 'wait for standard input, however long it is silent');
  withRunFlags(program).action((words: string[], flags: DesignFlags) => {
    found({ command: 'design', brief: words.join(' '), flags });
  });
  program.addHelpText('after', EXIT_CODES);

  withRunFlags(
    program.command('resume [id]').description('go on with a session; the newest one of this folder without an id'),
  )
    .option('-m, --model <id|family>', 'another model goes on: opus, sonnet, haiku, fable, a model id, or planner')
    .action((id: string | undefined, flags: RunFlags) => {
      found({ command: 'resume', ...(id && { id }), flags: { ...flags, ...saidBefore(program) } });
    });

  withRunFlags(
    program
      .command('revise <report> [words...]')
      .description('change a saved report, named by its file or its session: say what, or answer a question anew'),
  )
    .option(
      '--answer <id=text>',
      'another answer: an option, its number, or own words; may be given several times',
      collect,
      [],
    )
    .action((report: string, words: string[], { answer, ...flags }: RunFlags & { answer: string[] }) => {
      const wish = { report, words: words.join(' '), answers: answer, flags: { ...flags, ...saidBefore(program) } };
      found({ command: 'revise', ...wish });
    });

  addExport(
    program,
    () => saidBefore(program),
    (report, flags) => found({ command: 'export', report, flags }),
  );
  addCompletion(program, (shell) => found({ command: 'completion', shell }));

  program
    .command('check <file...>')
    .description('check design documents: files, folders, patterns, or - for standard input; no key needed')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif', 'junit']).default('text'),
    )
    .addOption(new Option('--fail-on <level>', 'what makes it exit with 3').choices(['error', 'warning']))
    .option('--config <file>', 'settings to use in place of .backend-architect.yaml')
    .option('--fix-with-model', 'send what was found to the model, and show what it would change')
    .option('--write', 'with --fix-with-model: write what leaves fewer errors')
    .option('-m, --model <id|family>', 'with --fix-with-model: which model')
    .action((files: string[], flags: CheckFlags) => found({ command: 'check', files, flags }));

  withFormat(program.command('sessions [action] [id]').description('list sessions; show or remove one')).action(
    (action: string | undefined, id: string | undefined, { format }: { format: 'text' | 'json' }) =>
      found({ command: 'sessions', action: oneOf(['list', 'show', 'remove'], action), ...(id && { id }), format }),
  );

  withFormat(
    program
      .command('personas [action] [names...]')
      .description('list the personas; show NAME|FILE, check FILE|FOLDER..., or write a new one'),
  )
    .option('--description <text>', 'with new: when one would call it')
    .option('-m, --model <id|family>', 'with new: its model')
    .option('--color <color>', 'with new: its colour, a name or #rrggbb')
    .option('--to <place>', 'with new: user, repo, or a file; user otherwise')
    .action((action: string | undefined, names: string[], flags: PersonaDraft & { format: 'text' | 'json' }) => {
      const { format, ...draft } = flags;
      found({ command: 'personas', action: oneOf(['list', 'show', 'check', 'new'], action), names, draft, format });
    });

  withFormat(program.command('models').description('list the models known, with their prices')).action(
    ({ format }: { format: 'text' | 'json' }) => found({ command: 'models', format }),
  );

  withFormat(program.command('doctor').description('say what is set, what works, and what is sent where'))
    .option('--online', "ask the model's server, too")
    .action(({ online = false, format }: { online?: boolean; format: 'text' | 'json' }) =>
      found({ command: 'doctor', online, format }),
    );

  withFormat(program.command('mcp [action] [name]').description('list the MCP servers named here; trust one'))
    .option('--mcp-config <file|json>', 'servers to look at beside these; several times', collect, [])
    .action(
      (action: string | undefined, name: string | undefined, flags: { mcpConfig: string[]; format: 'text' | 'json' }) =>
        found({ command: 'mcp', action: oneOf(['list', 'trust'], action), ...(name && { name }), ...flags }),
    );

  withFormat(
    program.command('config [action] [key] [value]').description('list the settings; set or unset one'),
  ).action(
    (
      action: string | undefined,
      key: string | undefined,
      value: string | undefined,
      { format }: { format: 'text' | 'json' },
    ) =>
      found({
        command: 'config',
        action: oneOf(['list', 'set', 'unset'], action),
        ...(key && { key }),
        ...(value !== undefined && { value }),
        format,
      }),
  );
  return program;
}

/** Flags of the program that stand before the command (`--print resume`): they count there as well. */
function saidBefore(program: Command): Partial<RunFlags> {
  const said = Object.entries(program.opts()).filter(([name]) => program.getOptionValueSource(name) === 'cli');
  return Object.fromEntries(said);
}

function withRunFlags(command: Command): Command {
  return command
    .option('--print', 'no screen: the report on standard output, progress on standard error')
    .addOption(new Option('--format <format>', 'what --print prints').choices(['text', 'json', 'stream-json']))
    .option('--answers <file>', 'answers to the questions, YAML or JSON, by id, text or order')
    .option('--assume', 'take the recommended answers, each marked as an assumption')
    .addOption(
      new Option('--questions <pace>', "how much to be asked; the architect's own habit otherwise").choices([
        'all',
        'few',
        'none',
      ]),
    )
    .option('--budget <usd>', 'stop before a turn that begins above this cost', positive)
    .option('--max-turns <n>', 'stop after so many replies of the model', wholeNumber)
    .option('--read-only', 'write nothing but the report, and run nothing')
    .option(
      '--allow <rule>',
      'allow without asking, such as "Bash(npm test)" or "Edit(docs/**)"; several times',
      collect,
      [],
    )
    .option('--deny <rule>', 'never allow; several times', collect, [])
    .option('--mcp-config <file|json>', 'MCP servers to start, beside your own; several times', collect, [])
    .option('--send-secrets', 'send what looks like a secret as it is')
    .option('-o, --out <path>', 'where the report goes; docs/design/ otherwise')
    .option('--no-save', 'do not save the report')
    .option('--no-check', 'do not run the design before it is saved; the report says so');
}

function withFormat(command: Command): Command {
  return command.addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'));
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('It takes a number above zero.');
  return number;
}

function wholeNumber(value: string): number {
  const number = positive(value);
  if (!Number.isInteger(number)) throw new InvalidArgumentError('It takes a whole number.');
  return number;
}

/** The first of the list when nothing is given. */
function oneOf<Name extends string>(names: readonly [Name, ...Name[]], given: string | undefined): Name {
  const found = given === undefined ? names[0] : names.find((name) => name === given);
  if (found) return found;
  throw new CommanderError(2, 'usage', `unknown action '${given}': there are ${names.join(', ')}`);
}

const EXIT_CODES = `
Exit codes:
  0 done   1 a bug   2 wrong usage   3 checks failed   4 answers needed   5 no or bad credentials
  6 the model failed   7 a limit was reached   8 the report could not be saved
  129 hang-up   130 interrupted   143 terminated
`;
