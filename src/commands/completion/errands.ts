import { levelled } from '../../artifacts/levels.ts';
import { openChecks } from '../../checking.ts';
import { type Failure, sentenceOf, toFailure } from '../../failure.ts';
import type { Session } from '../../session/session.ts';
import { listSessions, type Summary } from '../../session/store.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { workspaceOf } from '../../workspace.ts';
import type { World } from '../../world.ts';
import { filesFor } from '../check/files.ts';
import { readCheckSettings } from '../check/settings.ts';
import { fileText, totalText } from '../check/text.ts';
import { type ExportForm, exportReport } from '../export/export-report.ts';
import type { Bench } from '../prepare.ts';

/** The sessions of the workspace, newest first. */
export function sessionsHere({ store, workspace }: Bench): Summary[] {
  return listSessions(store).filter((session) => session.workspace === workspace);
}

/** What `check` says of a file, without colours. Never rejects: what kept it from being checked is the text. */
export async function checkedAnew(world: World, path: string): Promise<string> {
  const checks = openChecks(world);
  try {
    const settings = await readCheckSettings(world.cwd, workspaceOf(world), undefined);
    const [file] = await filesFor([path], world.cwd);
    if (!file) return 'The file is gone.';
    const { signal } = new AbortController();
    const checked = await levelled(checks, settings.levels).check(await file.read(), { signal, path: file.path });
    const done = { path: file.path, checked };
    const plain = (text: string): string => text;
    return fileText(done, plain) + totalText([done], plain);
  } catch (thrown) {
    return sentenceOf(toFailure(thrown));
  } finally {
    checks.close();
  }
}

/** Where Ollama listens unless it is told otherwise. By number: the name may lead elsewhere. */
const OLLAMA = 'http://127.0.0.1:11434';
/** What listens on this machine answers at once, or is no help. In milliseconds. */
const PATIENCE_MS = 800;
/** In bytes; a list of models is short. */
const LONGEST = 1_000_000;

/** Ollama on this machine, with the model that was used or fetched last. Nothing where it does not answer, or has none. */
export async function findOllama(at = OLLAMA): Promise<{ name: string; url: string; model: string } | undefined> {
  try {
    const answer = await fetch(`${at}/api/tags`, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = answer.ok && Number(answer.headers.get('content-length') ?? 0) <= LONGEST ? await answer.text() : '{}';
    const { models } = JSON.parse(text.slice(0, LONGEST)) as { models?: { name?: unknown }[] };
    const name = Array.isArray(models) ? models.map((each) => each?.name).find((each) => typeof each === 'string') : '';
    const model = sanitizeLine(String(name ?? ''), 100);
    return model === '' ? undefined : { name: 'Ollama', url: at, model };
  } catch {
    return undefined;
  }
}

/** Exports what a session has saved, beside its file. Never rejects. */
export async function exportSession(
  world: World,
  { view: { saved } }: Session,
  markdown: string,
  form: ExportForm,
): Promise<readonly string[] | Failure> {
  try {
    return await exportReport(markdown, form, { cwd: world.cwd, ...(saved && { file: saved.path }) });
  } catch (thrown) {
    return toFailure(thrown);
  }
}
