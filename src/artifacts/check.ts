import type { Finding } from '../session/finding.ts';
import type { Artifact } from './artifact.ts';
import type { CheckContext, Checked, CheckedArtifact } from './checker.ts';
import { type CheckerEntry, entryFor } from './checkers/index.ts';
import { type DesignDocument, LONGEST_ARTIFACT } from './document.ts';
import { excuseKnown } from './known-names.ts';
import { excuseStanding, standingTables } from './standing-tables.ts';

/** What came of a document: each artifact by itself, and all of them together. */
export type CheckedDocument = {
  /** In the order of the document. */
  artifacts: CheckedArtifact[];
  /** In the order of their lines. */
  together: Finding[];
  /** What the design holds, by name: `table orders`, `column orders.id`, `endpoint GET /orders`. */
  inventory: string[];
};

export type CheckOptions = CheckContext & {
  /** Artifacts, by index, that are left out, and why: those that ran on before. */
  skip?: ReadonlyMap<number, string>;
  /** Artifacts of which one ran on: each is checked by itself, so that it shows which. */
  suspects?: readonly number[];
  /** Whether the artifacts are held against each other too. True when absent. */
  together?: boolean;
  /** Told what begins, so that whoever waits knows what it was that ran on. */
  begins?(what: Step): void;
};

/** What is being done: the artifacts of one checker, by index, a wait for PostgreSQL, or the last step. */
export type Step = readonly number[] | 'waiting' | 'together';

/**
 * Checks a document. Never rejects: a checker that fails, which is a bug, leaves its artifacts not checked, and says
 * so.
 */
export async function checkDocument(document: DesignDocument, options: CheckOptions): Promise<CheckedDocument> {
  const { skip = new Map(), suspects = [], begins = () => {}, ...context } = options;
  const results = new Map<number, Checked>();
  const tooLong = document.artifacts.filter(({ text }) => text.length > LONGEST_ARTIFACT);
  for (const { index } of tooLong) results.set(index, unchecked(TOO_LONG));
  for (const [index, reason] of skip) results.set(index, { proof: 'not checked', reason, findings: [] });
  const keep = ({ artifacts }: Group, checked: readonly Checked[]): void => {
    for (const [at, { index }] of artifacts.entries()) results.set(index, checked[at] ?? unchecked(LOST));
  };
  // PostgreSQL works in a process of its own: the others need not wait for it.
  const [elsewhere, here] = apart(groups(document, skip, suspects), context);
  const running = elsewhere.map(async (group) => keep(group, await checkGroup(group, context)));
  for (const group of here) {
    if (context.signal.aborted) break;
    begins(group.artifacts.map(({ index }) => index));
    keep(group, await checkGroup(group, context));
  }
  if (running.length > 0) begins('waiting');
  await Promise.all(running);
  const all = document.artifacts.map((artifact) => ({
    ...(results.get(artifact.index) ?? unchecked(context.signal.aborted ? STOPPED : NO_CHECKER)),
    artifact,
  }));
  const artifacts = excuseKnown(excuseStanding(all, standingTables(document)), document);
  if (options.together === false || context.signal.aborted) return { artifacts, together: [], inventory: [] };
  begins('together');
  return { artifacts, ...(await together(document, artifacts)) };
}

type Group = { entry: CheckerEntry; artifacts: Artifact[] };

/** The artifacts by their checker, in the order in which the checkers are first needed; each suspect by itself. */
function groups(
  { artifacts }: DesignDocument,
  skip: ReadonlyMap<number, string>,
  suspects: readonly number[],
): Group[] {
  const groups: Group[] = [];
  for (const artifact of artifacts) {
    const entry = entryFor(artifact);
    if (!entry || skip.has(artifact.index) || artifact.text.length > LONGEST_ARTIFACT) continue;
    const alone = suspects.includes(artifact.index);
    const group = alone ? undefined : groups.find((one) => one.entry === entry && !suspects.includes(indexOf(one)));
    if (group) group.artifacts.push(artifact);
    else groups.push({ entry, artifacts: [artifact] });
  }
  return groups;
}

function indexOf({ artifacts }: Group): number {
  return artifacts[0]?.index ?? -1;
}

/** The groups that PostgreSQL runs, and all others. */
function apart(groups: readonly Group[], { postgres }: CheckContext): [elsewhere: Group[], here: Group[]] {
  const isElsewhere = ({ entry }: Group): boolean => postgres !== undefined && entry.runsElsewhere === true;
  return [groups.filter(isElsewhere), groups.filter((group) => !isElsewhere(group))];
}

async function checkGroup({ entry, artifacts }: Group, context: CheckContext): Promise<Checked[]> {
  try {
    const checker = await entry.load();
    return await checker.check(artifacts, context);
  } catch (error) {
    return artifacts.map(() => unchecked(brokenBy(error)));
  }
}

async function together(
  document: DesignDocument,
  artifacts: CheckedArtifact[],
): Promise<Pick<CheckedDocument, 'together' | 'inventory'>> {
  try {
    const { gather } = await import('./together/gather.ts');
    const { inventoryOf } = await import('./together/inventory.ts');
    const { holdTogether } = await import('./together/hold-together.ts');
    const design = await gather(document, artifacts);
    return { together: await holdTogether(design), inventory: inventoryOf(design) };
  } catch (error) {
    const message = `The artifacts were not held against each other: ${brokenBy(error)}`;
    return { together: [{ level: 'note', rule: 'together/not-checked', message, line: 1 }], inventory: [] };
  }
}

function unchecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}

function brokenBy(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `the check itself failed, which is a bug (${message.split('\n')[0]})`;
}

const TOO_LONG = `it is longer than ${LONGEST_ARTIFACT.toLocaleString('en')} characters`;
const LOST = 'the check gave no result for it, which is a bug';
const NO_CHECKER = 'nothing here can check this kind';
const STOPPED = 'the check was stopped before it came to this';
