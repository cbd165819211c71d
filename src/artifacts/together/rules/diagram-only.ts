import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { type DrawnWay, waysOf } from '../diagrams/drawn-ways.ts';
import { isCalled, isNamedIn } from '../diagrams/is-called.ts';
import { deedsIn } from '../diagrams/label-deeds.ts';
import { type ToldBar, toldBars } from '../diagrams/told-bars.ts';
import { nameKey, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** A sentence that tells what is not so, and means it: other asides tell of what was, or may be. */
const DENIES =
  /\b(?:nothing|nobody|no one) (?:but|except)\b|\bnever\b|\bnot\b|\b(?:has|have|holds?|keeps?|gets?|opens?|makes?) no\b|\bneither\b|^\W*no\b|\bnobody else\b|\bnothing else\b/i;

/** An edge of a diagram between two that the text keeps apart. */
export const diagramOnly: Rule = {
  name: 'together/diagram-only',
  isDoubtful: true,
  find(design) {
    const bars = toldBars(design, DENIES);
    if (bars.length === 0) return [];
    return design.diagrams.flatMap((diagram) => waysOf(diagram).flatMap((edge) => finding(design, edge, bars) ?? []));
  },
};

function finding({ diagrams }: Design, edge: DrawnWay, bars: readonly ToldBar[]): Finding | undefined {
  const labels = diagrams.flatMap((diagram) => waysOf(diagram).flatMap(({ from, to }) => [from, to]));
  const exact = new Set(labels.map((label) => nameKey(bare(label))));
  const bar = bars.find(({ to, only, never, said, except }) => {
    // Another part is called just so.
    if (exact.has(nameKey(to)) && nameKey(bare(edge.to)) !== nameKey(to)) return false;
    if (except !== undefined && isNamedIn(edge.from, except)) return false;
    if (!isCalled(edge.to, to) || isCalled(edge.from, to) || isOtherDeed(edge, said) || isKeeper(edge.to, to))
      return false;
    if (never !== undefined) return isCalled(edge.from, never);
    // Whoever asks the one that alone may, has it done.
    if (only !== undefined && isCalled(edge.to, only) && nameKey(bare(edge.to)) !== nameKey(to)) return false;
    // Who alone may has to be drawn too: else it is called otherwise.
    return only !== undefined && !isCalled(edge.from, only) && labels.some((label) => isCalled(label, only));
  });
  if (!bar) return undefined;
  const message = `The diagram has ${short(edge.from)} reach ${short(edge.to)}, but the text says: "${bar.said.slice(0, 100)}" (line ${bar.line}).`;
  return { level: 'warning', rule: 'together/diagram-only', message, line: edge.line, with: [bar.line] };
}

/** Words for a part that works, rather than for what it works on. */
const PART =
  /^(?:service|svc|api|worker|server|app|application|engine|handler|relay|publisher|consumer|job|runner|scheduler|portal|console|desk|ui|client|backend)$/;

/** Whether a label is of the part that has to do with what a text names: `ticket-api` is no tickets. */
function isKeeper(label: string, thing: string): boolean {
  const [own, said] = [bare(label), thing].map((one) => wordsOf(one));
  if (!own || !said || said.some((word) => PART.test(word)) || !own.some((word) => PART.test(word))) return false;
  const last = said.at(-1) ?? '';
  return last.endsWith('s') && stem(last) !== last && !said.every((word) => own.includes(word));
}

const WRITES =
  /\b(?:writ(?:es?|er|ten)|inserts?|updates?|updated|modif(?:y|ies|ied)|appends?|publish(?:es|er|ed)?|producer)\b/i;
const READS =
  /\b(?:reads?|reader|quer(?:y|ies)|queried|polls?|polled|consumes?|consumer|subscribes?|listens?|loads?|fetch(?:es)?|selects?)\b/i;

/** Who alone may write something may well be read by others; an arrow to a store that says nothing may be of either. */
function isOtherDeed({ label, toStore }: DrawnWay, said: string): boolean {
  const [writes, reads] = [WRITES.test(said), READS.test(said)];
  if (writes === reads) return false;
  const deeds = deedsIn(label.replace(/^\W*select\b/i, 'reads')).map(({ does }) =>
    does === 'read' ? 'read' : 'write',
  );
  if (deeds.length > 0) return !deeds.includes(writes ? 'write' : 'read');
  if (label.trim() === '') return toStore;
  return writes ? READS.test(label) && !WRITES.test(label) : WRITES.test(label) && !READS.test(label);
}

/** A label without its second line. */
function bare(label: string): string {
  return label.replace(/<br\s*\/?>.*/i, '').trim();
}

function short(label: string): string {
  return bare(label).slice(0, 40);
}
