import { basename, dirname, extname, join } from 'node:path';
import type { RunFlags } from '../../args.ts';
import type { Failure } from '../../failure.ts';
import type { Persona } from '../../personas/persona.ts';
import { readReport } from '../../report/read-report.ts';
import { reportOf } from '../../report/report.ts';
import { shownPath } from '../../report/save.ts';
import type { SessionEvent } from '../../session/events.ts';
import { foldView } from '../../session/fold-view.ts';
import { reportText } from '../../session/intent.ts';
import type { Answer } from '../../session/question.ts';
import { readSession } from '../../session/store.ts';
import { EMPTY_VIEW, type View } from '../../session/view.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { beginSession, type Running, resumeSession } from '../begin.ts';
import { equip } from '../equip.ts';
import { isTrusted } from '../personas/is-trusted.ts';
import { openRoster } from '../personas/roster.ts';
import { type Bench, modelFor, optionsOf } from '../prepare.ts';
import { limitsOf, serversOf } from '../resume.ts';
import { type Adopted, adoptedAgain, adoptedFromElsewhere, adoptedFromHand } from './adopt.ts';
import type { ReportFile } from './find-report.ts';

/** A session that is about to be opened: what stands in it, what the file brings in, and what a person should know. */
export type Opening = {
  view: View;
  adopted?: Adopted;
  /** Those that somebody has written into the file. */
  answers: Answer[];
  notices: string[];
  open(): Promise<Running | Failure>;
};

/** The session of a report. The file counts where it is not what that session saved last. */
export function ownSession(
  world: World,
  bench: Bench,
  { id, file }: { id: string; file?: ReportFile },
  flags: RunFlags,
): Opening | Failure {
  const { events } = readSession(bench.store, id);
  const view = events.reduce(foldView, EMPTY_VIEW);
  if (view.question) return stillAsks(id);
  // A report that was only printed stands in the file that its reader has made of it.
  if (!view.saved && !file) return notSaved(id);
  const { adopted, answers = [] } = file && file.hash !== view.saved?.hash ? adoption(file, events) : {};
  const last = file && withHash(events, file.hash);
  const isMoved = file !== undefined && file.path !== (last ?? view.saved)?.path;
  const out = flags.out ?? (isMoved ? besides(file) : undefined);
  const limits = limitsOf({ ...flags, ...(out !== undefined && { out }) }, bench);
  return {
    view,
    ...(adopted && { adopted }),
    answers,
    notices: adopted && view.phase === 'deciding' ? ['The change that was not decided on is left out.'] : [],
    async open() {
      const servers = await serversOf(world, bench, id, flags);
      if (servers && 'kind' in servers) return servers;
      return resumeSession(world, bench.store, id, limits, servers);
    },
  };
}

/** A session of its own for a report whose session is not here: its architect and its brief are those that it names. */
export async function newSession(
  world: World,
  bench: Bench,
  file: ReportFile,
  flags: RunFlags,
): Promise<Opening | Failure> {
  const { report } = file;
  const cast = await personaFor(world, bench, report.persona);
  if ('kind' in cast) return cast;
  const { persona, notices } = cast;
  const model = modelFor(world, bench, {}, persona);
  if ('kind' in model) return model;
  const adopted = adoptedFromElsewhere(file);
  const options = { ...optionsOf(bench, flags, persona), out: flags.out ?? besides(file) };
  const { brief, headings } = report;
  const form = {
    persona: { ...persona, report: headings },
    brief,
    context: [],
    model,
    workspace: bench.workspace,
    options,
  };
  return {
    view: EMPTY_VIEW,
    adopted,
    answers: [],
    notices: [
      `The session of ${shownPath(file.path, world.cwd)} is not on this machine: a new one begins with it.`,
      ...notices,
    ],
    async open() {
      const equipment = await equip(world, bench, flags, form);
      return 'kind' in equipment ? equipment : beginSession(world, bench.store, { ...form, ...equipment });
    },
  };
}

/** An earlier version goes back to what it was; any other text is one that somebody has edited. */
function adoption(file: ReportFile, events: readonly SessionEvent[]): { adopted: Adopted; answers?: Answer[] } {
  const version = withHash(events, file.hash) ?? savedAs(events, file.report.version);
  const then = events.filter(({ seq }) => version === undefined || seq <= version.seq);
  const view = then.reduce(foldView, EMPTY_VIEW);
  const before = reportOf(then, view);
  if (version?.hash === file.hash) {
    const markdown = reportText(view) ?? file.report.markdown;
    return { adopted: adoptedAgain({ ...file, report: { ...file.report, markdown } }, view.asked) };
  }
  const report = (before && readReport(file.text, before)) ?? file.report;
  return adoptedFromHand({ ...file, report }, view.asked);
}

/** When a text came to stand, by a save or by hand. */
function withHash(events: readonly SessionEvent[], hash: string) {
  const stood = events.filter((event) => event.type === 'report.saved' || event.type === 'report.adopted');
  return stood.findLast((event) => event.hash === hash);
}

/** When a version was saved, as it stands now that nothing of it waits for a repair. */
function savedAs(events: readonly SessionEvent[], version: number) {
  return events.filter((event) => event.type === 'report.saved').findLast((event) => event.version === version);
}

/** The place of the next version: beside the file, under its name. */
function besides({ path, report: { version } }: ReportFile): string {
  const stem = basename(path, extname(path));
  const plain = version > 1 ? stem.replace(new RegExp(`-v${version}(?:-\\d+)?$`), '') : stem;
  return join(dirname(path), `${plain || stem}.md`);
}

/** The architect of the last resort. */
const DEFAULT_PERSONA = 'backend-architect';

async function personaFor(
  world: World,
  { trust }: Bench,
  slug: string,
): Promise<{ persona: Persona; notices: string[] } | Failure> {
  const roster = await openRoster(world);
  // A slug of a file is a name, and never a path.
  const named = /^[\w-]+$/.test(slug) ? await roster.named(slug) : undefined;
  if (named && !('kind' in named) && isTrusted(named, trust)) return { persona: named, notices: [] };
  const persona = await roster.named(DEFAULT_PERSONA);
  if ('kind' in persona) return persona;
  const why =
    named && !('kind' in named) ? 'comes from this repository and was not looked at yet' : 'is not known here';
  return { persona, notices: [`Its architect, ${sanitizeLine(slug)}, ${why}: ${DEFAULT_PERSONA} goes on with it.`] };
}

function stillAsks(id: string): Failure {
  return {
    kind: 'usage',
    message: `Session ${id} still waits for answers.`,
    next: `Give them first: backend-architect resume ${id}`,
  };
}

function notSaved(id: string): Failure {
  return {
    kind: 'usage',
    message: `Session ${id} has not saved a report yet.`,
    next: `Go on with it: backend-architect resume ${id}`,
  };
}
