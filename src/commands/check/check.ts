import { setMaxListeners } from 'node:events';
import gitignore from 'ignore';
import type { CheckFlags } from '../../args.ts';
import type { Checks } from '../../artifacts/checks.ts';
import { levelled } from '../../artifacts/levels.ts';
import { workspaceOf } from '../../workspace.ts';
import type { World } from '../../world.ts';
import { type CheckedFile, findingsOf } from './checked-file.ts';
import { type CheckFile, filesFor } from './files.ts';
import { checkJson } from './json.ts';
import { checkJunit } from './junit.ts';
import { painterFor } from './paint.ts';
import { checkSarif } from './sarif.ts';
import { type CheckSettings, readCheckSettings } from './settings.ts';
import { fileText, totalText } from './text.ts';

/**
 * `backend-architect check FILE…`: checks design documents, whoever wrote them. Gives the exit code: 0, or 3 when
 * something is as bad as `--fail-on` says.
 *
 * @throws Failed when a file or the settings cannot be read
 */
export async function check(
  world: World,
  checks: Checks,
  names: readonly string[],
  flags: CheckFlags,
): Promise<number> {
  const settings = await readCheckSettings(world.cwd, workspaceOf(world), flags.config);
  const failOn = flags.failOn ?? settings.failOn;
  const fixing = flags.fixWithModel ? (await import('./fix/fix-files.ts')).fixing(world, flags) : undefined;
  const files = await filesOf(world, names, settings);
  const stop = new AbortController();
  // Every file listens to it.
  setMaxListeners(0, stop.signal);
  const deaf = world.onSignal(() => stop.abort());
  const levelling = levelled(checks, settings.levels);
  const checkText = async (path: string, text: string): Promise<CheckedFile> => {
    const options = { signal: stop.signal, ...(path !== STANDARD_INPUT && { path }) };
    return { path, checked: await levelling.check(text, options) };
  };
  try {
    const running = files.map(async ({ path, read }) => checkText(path, await read()));
    let done = flags.format === 'text' ? await tellInOrder(world, running) : await Promise.all(running);
    if (fixing) done = await fixing(files, done, checkText, stop.signal);
    if (flags.format !== 'text') world.stdout.write(WRITERS[flags.format](done, { failOn, version: world.version }));
    if (stop.signal.aborted) return 130;
    return done.some(({ checked }) => fails(checked, failOn)) ? 3 : 0;
  } finally {
    // What one unreadable file leaves running would keep the program waiting.
    stop.abort();
    deaf();
    checks.close();
  }
}

/** What stands for it where files are named; it is read as markdown. */
const STANDARD_INPUT = 'standard input';

/** The shapes for programs. A new one is a file and an entry here. */
const WRITERS: Record<
  Exclude<CheckFlags['format'], 'text'>,
  (files: readonly CheckedFile[], options: { failOn: 'error' | 'warning'; version: string }) => string
> = {
  json: (files) => checkJson(files),
  sarif: (files, { version }) => checkSarif(files, version),
  junit: (files, { failOn }) => checkJunit(files, failOn),
};

/** What the settings ignore is left out, unless the user names the very file. */
async function filesOf(
  { cwd, stdin }: World,
  names: readonly string[],
  { ignore }: CheckSettings,
): Promise<CheckFile[]> {
  const ignored = gitignore().add([...ignore]);
  const isIgnored = (path: string): boolean => gitignore.isPathValid(path) && ignored.ignores(path);
  const piped = names.includes('-') ? [{ path: STANDARD_INPUT, absolute: '', read: () => allOf(stdin) }] : [];
  const named = names.filter((name) => name !== '-');
  const files = named.length > 0 ? await filesFor(named, cwd) : [];
  return [...piped, ...files.filter(({ path }) => named.includes(path) || !isIgnored(path))];
}

async function allOf(stdin: World['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** Each file is told as soon as those before it are. */
async function tellInOrder(world: World, running: readonly Promise<CheckedFile>[]): Promise<CheckedFile[]> {
  // A file that cannot be read is thrown where its turn comes, and by no promise that nobody waits for.
  for (const each of running) each.catch(() => {});
  const { stdout } = world;
  const paint = painterFor(world);
  const done: CheckedFile[] = [];
  for (const each of running) {
    const file = await each;
    done.push(file);
    stdout.write(`${done.length > 1 ? '\n' : ''}${fileText(file, paint)}`);
  }
  stdout.write(totalText(done, paint));
  return done;
}

function fails(checked: CheckedFile['checked'], failOn: 'error' | 'warning'): boolean {
  return findingsOf(checked).some(({ level }) => level === 'error' || level === failOn);
}
