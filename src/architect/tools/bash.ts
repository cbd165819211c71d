import prose from './bash.md';
import { defineActing, refusal } from './define-tool.ts';
import { type Bars, barsFor } from './shell/bars.ts';
import { shellEnvironment } from './shell/environment.ts';
import { findShell, type Shell } from './shell/find-shell.ts';
import { type GuardedPlace, guardedPlaces } from './shell/guarded-places.ts';
import { outcomeOf } from './shell/outcome.ts';
import { type Bounds, runCommand } from './shell/run-command.ts';
import { findSandbox, type Sandbox } from './shell/sandbox.ts';
import type { ActingContext, ActingTool, Outcome } from './tool.ts';

/** The machine that commands run on, as far as they may know it. */
export type ShellMachine = {
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  home?: string;
  /** The system's folder for passing files. */
  temp: string;
  /** Folders of this program that no command may see: journals, settings, what is trusted. */
  own: readonly string[];
  /** Whether other programs act on what is written to a path of the workspace. */
  isGuarded: (path: string) => boolean;
  /** Sends a signal to a process and all that it started, as a group. */
  killGroup: (leader: number, signal: 'SIGTERM' | 'SIGKILL') => void;
  /** Where bubblewrap may be, when not where systems put it. */
  bubblewrap?: readonly string[];
  bounds?: Partial<Bounds>;
};

const DEFAULT_MS = 120_000;
const MOST_MS = 600_000;
/** Characters of a command: a longer one is a script, and nobody reads it in a prompt. */
const MAX_COMMAND = 10_000;
const BOUNDS = { graceMs: 2_000, kept: 30_000, flood: 10 * 1024 * 1024 };

const FIELDS = {
  command: {
    type: 'string',
    required: true,
    says: 'One command line for the shell, run at the root of the workspace.',
    also: ['cmd', 'script'],
  },
  timeout_ms: {
    type: 'integer',
    min: 100,
    max: MOST_MS,
    says: `After how many milliseconds it is ended; ${DEFAULT_MS} when left out.`,
    also: ['timeout', 'timeoutMs'],
  },
  description: { type: 'string', says: 'What it is for, in a few words, for the user.' },
} as const;

type Input = { command: string; timeout_ms?: number };

/** Runs a command of the shell: each in a process of its own, in a sandbox where the machine has one. */
export function createBash(machine: ShellMachine): ActingTool<Input> {
  /** Tried once for a workspace: whether the machine lets it run does not change while we do. */
  const known = new Map<string, Promise<Sandbox | undefined>>();
  const sandboxIn = (bars: Bars): Promise<Sandbox | undefined> => {
    const found = known.get(bars.workspace) ?? findSandbox(machine, bars);
    known.set(bars.workspace, found);
    return found;
  };

  return defineActing({
    name: 'bash',
    prose,
    fields: FIELDS,
    describe: ({ command }) => `run ${command}`,
    async plan(input, { workspace }) {
      const { command } = input;
      const shell = machine.platform === 'win32' ? undefined : await findShell();
      if (!shell) return { ok: false, outcome: refusal(nowhere(machine.platform), 'not here') };
      if (command.length > MAX_COMMAND || command.includes('\0')) {
        const wanted = `A command is text of at most ${MAX_COMMAND} characters, without NUL. Put a longer one into a file.`;
        return { ok: false, outcome: refusal(wanted, 'refused') };
      }
      const sandbox = await sandboxIn(await barsFor(workspace, [], machine));
      return {
        ok: true,
        action: { kind: 'run', command, ...(sandbox && { sandbox: sandbox.name }) },
        run: (context) => run(input, { machine, shell, sandbox }, context),
      };
    },
  });
}

type Means = { machine: ShellMachine; shell: Shell; sandbox: Sandbox | undefined };

async function run(input: Input, { machine, shell, sandbox }: Means, context: ActingContext): Promise<Outcome> {
  const { workspace, signal, onOutput } = context;
  const guarded = await guardedPlaces(workspace, machine.isGuarded);
  const argv = [shell.program, ...shell.args, input.command];
  const wrapped = sandbox?.wrap(argv, await barsFor(workspace, guarded, machine)) ?? { argv, empties: 0 };
  const start = {
    argv: throughOnePipe(shell, wrapped.argv),
    empties: wrapped.empties,
    cwd: workspace,
    env: await shellEnvironment(machine.env, workspace, sandbox?.temp ?? machine.temp),
  };
  const bounds = { ...BOUNDS, ...machine.bounds, timeoutMs: input.timeout_ms ?? DEFAULT_MS };
  const ended = await runCommand(start, bounds, { signal, killGroup: machine.killGroup, onOutput });
  const made = appeared(guarded, await guardedPlaces(workspace, machine.isGuarded));
  return outcomeOf(ended, { timeoutMs: bounds.timeoutMs, made, ...(sandbox && { sandbox: sandbox.name }) });
}

/**
 * Both streams into one pipe, so that what they say stays in order. Node's own pipes are sockets, which nobody can
 * open again by `/dev/stderr`: with bash, `cat` stands between. It outlives the first signal, for the last words.
 */
function throughOnePipe({ program, args, cat }: Shell, argv: readonly string[]): [string, ...string[]] {
  const script = cat ? `exec "$@" > >(trap '' TERM; exec ${cat}) 2>&1` : 'exec "$@" 2>&1';
  return [program, ...args, script, 'sh', ...argv];
}

function appeared(before: readonly GuardedPlace[], after: readonly GuardedPlace[]): string[] {
  const known = new Set(before.map(({ path }) => path));
  return after.map(({ path }) => path).filter((path) => !known.has(path));
}

function nowhere(platform: string): string {
  return platform === 'win32'
    ? 'Commands are not run on Windows. Look with read, glob and grep, and tell the user what to run.'
    : 'There is no shell here. Look with read, glob and grep.';
}
