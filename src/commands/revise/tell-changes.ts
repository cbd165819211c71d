import { changesIn, type SectionChange } from '../../report/changes.ts';
import { shownPath } from '../../report/save.ts';
import { answerText } from '../../session/question.ts';
import type { Session } from '../../session/session.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { painterFor } from '../check/paint.ts';
import { paintPatch } from '../paint-patch.ts';

type Outside = Pick<World, 'stderr' | 'env' | 'cwd'>;

/** Says what a revision begins with, on standard error: what was noticed, and the answers that are others now. */
export function tellWishes({ stderr, cwd }: Outside, { view: { items } }: Session): void {
  const from = items.findLastIndex(({ kind }) => kind === 'resumed' || kind === 'brief');
  for (const item of items.slice(from + 1)) {
    if (item.kind === 'notice') stderr.write(`${sanitizeLine(item.text)}\n`);
    if (item.kind === 'adopted') {
      const path = sanitizeLine(shownPath(item.path, cwd));
      stderr.write(`The report is taken as it stands in ${path}.\n`);
    }
    if (item.kind !== 'answer-changed') continue;
    const [before, now] = [item.before, item.answer].map((answer) => (answer && answerText(answer)) || 'no answer');
    stderr.write(`  > ${item.question.id} ${sanitizeLine(now ?? '')} (before: ${sanitizeLine(before ?? '')})\n`);
  }
}

/** Shows on standard error how the report changes, once, before it is saved. */
export function tellChanges(world: Outside, session: Session): void {
  const paint = painterFor({ stdout: world.stderr, env: world.env });
  const stop = session.subscribe((event) => {
    const isEnd = event.type === 'session.ended' || (event.type === 'report.saving' && !event.draft);
    const changes = isEnd ? changesIn(session.events, session.view) : undefined;
    if (!changes) return;
    stop();
    const list = changes.sections.map((section) => `  ${summary(section, changes.answers.length)}\n`);
    const stays = changes.untouched.map((heading) => `  ${sanitizeLine(heading)}   stays as it was\n`);
    const patches = changes.sections.map((section) => `\n${paintPatch(patchOf(section), paint)}`);
    world.stderr.write(['What changes:\n', ...list, ...stays, ...patches, '\n'].join(''));
  });
}

function summary({ heading, added, removed, byLog, cites }: SectionChange, answers: number): string {
  const rests =
    byLog || answers === 0 ? '' : cites.length > 0 ? `   cites ${cites.join(', ')}` : '   cites no changed answer';
  return `${sanitizeLine(heading)}   +${added} -${removed}${rests}`;
}

/** As `diff -u` writes it, with a section in the place of a file. */
function patchOf({ heading, kind, hunks }: SectionChange): string {
  const name = sanitizeLine(heading);
  const head = [`--- ${kind === 'added' ? '(new)' : name}`, `+++ ${kind === 'removed' ? '(gone)' : name}`];
  const lines = hunks.flatMap((hunk) => [
    `@@ line ${hunk.line} @@`,
    ...hunk.lines.map((line) => `${line.kind === 'added' ? '+' : line.kind === 'removed' ? '-' : ' '}${line.text}`),
  ]);
  return `${[...head, ...lines].join('\n')}\n`;
}
