import { type Invocation, readArgs } from './args.ts';
import { exitCode, Failed, type Failure, sentenceOf } from './failure.ts';
import { claimPlaces } from './places.ts';
import type { World } from './world.ts';

/** The whole program: reads the command line and sends it to its room. Gives the exit code. */
export async function main(world: World): Promise<number> {
  const invocation = readArgs(world.argv, world.version);
  if (world.lost && invocation.command !== 'tell') return complainPlainly(world, NO_FOLDER);
  const unsafe = KEEPS_NOTHING.has(invocation.command) ? undefined : claimPlaces(world);
  if (unsafe) return complainPlainly(world, unsafe);
  try {
    return await run(world, invocation);
  } catch (thrown) {
    if (thrown instanceof Failed) return complainPlainly(world, thrown.failure);
    throw thrown;
  }
}

const KEEPS_NOTHING = new Set<Invocation['command']>(['tell', 'wrong', 'models', 'completion']);

/** Each command is loaded when it is called: `--version` needs none of them. */
async function run(world: World, invocation: Invocation): Promise<number> {
  switch (invocation.command) {
    case 'tell':
      world.stdout.write(invocation.text);
      return 0;
    case 'wrong':
      return complainPlainly(world, invocation.failure);
    case 'design':
      return design(world, invocation);
    case 'resume':
      return resume(world, invocation);
    case 'revise':
      return revise(world, invocation);
    case 'sessions': {
      const [{ sessions }, { prepare }] = await Promise.all([
        import('./commands/sessions.ts'),
        import('./commands/prepare.ts'),
      ]);
      return codeOf(world, sessions(world, (await prepare(world)).store, invocation));
    }
    case 'personas': {
      const [{ personas }, { terminalFor }] = await Promise.all([
        import('./commands/personas/personas.ts'),
        import('./terminal.ts'),
      ]);
      const terminal = terminalFor(world, {});
      return codeOf(
        world,
        await personas(world, { ...invocation, ...('keys' in terminal && { keys: terminal.keys }) }),
      );
    }
    case 'check': {
      const [{ check }, { openChecks }] = await Promise.all([
        import('./commands/check/check.ts'),
        import('./checking.ts'),
      ]);
      return check(world, openChecks(world), invocation.files, invocation.flags);
    }
    case 'export': {
      const [{ exportCommand }, { prepare }] = await Promise.all([
        import('./commands/export/export.ts'),
        import('./commands/prepare.ts'),
      ]);
      return codeOf(world, await exportCommand(world, (await prepare(world)).store, invocation));
    }
    case 'completion': {
      const [{ completionScript }, { commandLine }] = await Promise.all([
        import('./commands/completion/shell-script.ts'),
        import('./args.ts'),
      ]);
      world.stdout.write(completionScript(invocation.shell, commandLine(world.version)));
      return 0;
    }
    case 'models':
      (await import('./commands/models.ts')).models(world, invocation.format);
      return 0;
    case 'doctor':
      return codeOf(world, await (await import('./commands/doctor/doctor.ts')).doctor(world, invocation));
    case 'mcp':
      return codeOf(world, await (await import('./commands/mcp/mcp.ts')).mcp(world, invocation));
    case 'config':
      return codeOf(world, await (await import('./commands/config.ts')).config(world, invocation));
    default:
      return invocation satisfies never;
  }
}

async function design(world: World, { brief, flags }: Extract<Invocation, { command: 'design' }>): Promise<number> {
  const [{ planDesign }, { terminalFor }] = await Promise.all([
    import('./commands/plan-design.ts'),
    import('./terminal.ts'),
  ]);
  const terminal = terminalFor(world, flags);
  const plan = await planDesign(world, brief, flags);
  if ('kind' in plan) return complainPlainly(world, plan);
  if ('keys' in terminal) return (await import('./screen.ts')).showDesign(world, plan, terminal.keys);
  if (terminal.notice) world.stderr.write(`${terminal.notice}\n`);
  return (await import('./commands/design.ts')).designHeadless(world, plan);
}

async function resume(world: World, { id, flags }: Extract<Invocation, { command: 'resume' }>): Promise<number> {
  const { openToResume, resumeHeadless } = await import('./commands/resume.ts');
  const { prepare } = await import('./commands/prepare.ts');
  const { terminalFor } = await import('./terminal.ts');
  const terminal = terminalFor(world, flags);
  const bench = await prepare(world);
  if (!('keys' in terminal)) return resumeHeadless(world, bench, id, flags);
  const running = await openToResume(world, bench, id, flags);
  if ('kind' in running) return complainPlainly(world, running);
  return (await import('./screen.ts')).showResumed(world, bench, running, flags, terminal.keys);
}

async function revise(world: World, wish: Extract<Invocation, { command: 'revise' }>): Promise<number> {
  const { openToRevise, reviseHeadless } = await import('./commands/revise/revise.ts');
  const { prepare } = await import('./commands/prepare.ts');
  const { terminalFor } = await import('./terminal.ts');
  const terminal = terminalFor(world, wish.flags);
  const bench = await prepare(world);
  const running = await openToRevise(world, bench, wish, 'keys' in terminal);
  if ('kind' in running) return complainPlainly(world, running);
  if ('keys' in terminal)
    return (await import('./screen.ts')).showResumed(world, bench, running, wish.flags, terminal.keys);
  if (terminal.notice) world.stderr.write(`${terminal.notice}\n`);
  return reviseHeadless(world, running, wish.flags);
}

function codeOf(world: World, failure: Failure | undefined): number {
  return failure ? complainPlainly(world, failure) : 0;
}

/** One sentence and the next step. What a failure quotes was made safe where it was made. */
function complainPlainly({ stderr }: World, failure: Failure): number {
  stderr.write(`${sentenceOf(failure)}\n`);
  return exitCode(failure);
}

const NO_FOLDER: Failure = {
  kind: 'usage',
  message: 'The working directory no longer exists.',
  next: 'Change to a folder that does.',
};
