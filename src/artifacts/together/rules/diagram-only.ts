import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { type Bar, barsIn } from '../diagrams/bars.ts';
import { type DrawnWay, waysOf } from '../diagrams/drawn-ways.ts';
import { isCalled } from '../diagrams/is-called.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

/** A sentence that tells what is not so, and means it: other asides tell of what was, or may be. */
const DENIES =
  /\b(?:nothing|nobody|no one) (?:but|except)\b|\bnever\b|\bnot\b|\b(?:has|have|holds?|keeps?|gets?|opens?|makes?) no\b|\bneither\b|\bnobody else\b|\bnothing else\b/i;

/** An edge of a diagram between two that the text keeps apart. */
export const diagramOnly: Rule = {
  name: 'together/diagram-only',
  find(design) {
    const bars = design.prose.passages.flatMap(sentencesOf).flatMap((sentence) => {
      if (sentence.aside && !DENIES.test(sentence.text)) return [];
      return barsIn(sentence.text).map((bar) => ({ ...bar, line: lineAt(sentence, 0) }));
    });
    if (bars.length === 0) return [];
    return design.diagrams.flatMap((diagram) => waysOf(diagram).flatMap((edge) => finding(design, edge, bars) ?? []));
  },
};

function finding({ diagrams }: Design, edge: DrawnWay, bars: readonly (Bar & { line: number })[]): Finding | undefined {
  const labels = diagrams.flatMap((diagram) => waysOf(diagram).flatMap(({ from, to }) => [from, to]));
  const bar = bars.find(({ to, only, never }) => {
    if (!isCalled(edge.to, to) || isCalled(edge.from, to)) return false;
    if (never !== undefined) return isCalled(edge.from, never);
    // Who alone may has to be drawn too: else it is called otherwise.
    return only !== undefined && !isCalled(edge.from, only) && labels.some((label) => isCalled(label, only));
  });
  if (!bar) return undefined;
  const message = `The diagram has ${short(edge.from)} reach ${short(edge.to)}, but the text says: "${bar.said.slice(0, 100)}" (line ${bar.line}).`;
  return { level: 'warning', rule: 'together/diagram-only', message, line: edge.line, with: [bar.line] };
}

function short(label: string): string {
  return label.replace(/<br\s*\/?>.*/i, '').slice(0, 40);
}
