import type { Finding } from '../../../session/finding.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import { type Text, textsOf } from '../arithmetic/texts.ts';
import type { Design } from '../design.ts';
import type { Rule } from '../rule.ts';

/** As many processes as there are, with the pool of each, have to find room in the database. */
export const arithmeticConnections: Rule = {
  name: 'together/arithmetic-connections',
  isDoubtful: true,
  find: (design) => {
    const limits = limitsOf(design);
    const [limit] = limits;
    if (!limit || new Set(limits.map(({ value }) => value)).size > 1 || POOLER.test(design.document.text)) return [];
    return textsOf(design).flatMap((text) => {
      const needs = needsIn(text);
      const value = needs.reduce((all, one) => all + one.value, 0);
      const [first] = needs;
      if (!first || value <= limit.value) return [];
      return [
        {
          level: 'warning' as const,
          rule: 'together/arithmetic-connections',
          message: `${needs.map(({ said }) => said).join(' and ')} are ${value} connections, but max_connections is ${limit.value}.`,
          line: text.lineAt(first.at),
          with: [limit.line],
        } satisfies Finding,
      ];
    });
  },
};

const POOLER = /\b(?:pg ?bouncer|pgcat|odyssey|proxysql|rds proxy|pgpool|pooler)\b/i;
const PROCESS = /^(?:pods?|instances?|replicas?|nodes?|workers?|process(?:es)?|tasks?|containers?|servers?|services?)$/;

/** `max_connections` wherever it is set or said. */
function limitsOf(design: Design): { value: number; line: number }[] {
  const pattern = /\bmax[_-]connections\b\W{0,6}(?:(?:is|of|to|at|set|=|:)\W{0,4}){0,3}(\d{2,6})\b/i;
  const lines = design.document.text.split('\n');
  return lines.slice(0, 20_000).flatMap((text, index) => {
    const value = text.length < 1000 ? pattern.exec(text)?.[1] : undefined;
    return value ? [{ value: Number(value), line: index + 1 }] : [];
  });
}

/** `12 pods with a pool of 20 connections each`, one for each kind of process. */
function needsIn({ text }: Text): { value: number; said: string; at: number }[] {
  if (!/\bconnections?\b|\bpools?\b/i.test(text)) return [];
  const quantities = quantitiesIn(text);
  const kinds = new Set<string>();
  return quantities.flatMap((count, index) => {
    const pool = quantities[index + 1];
    const kind = count.noun ?? '';
    if (!pool || !PROCESS.test(kind) || count.measures.length > 0 || pool.measures.length > 0 || pool.percent)
      return [];
    const gap = text.slice(count.end, pool.start);
    const behind = text.slice(pool.start, pool.end + 20);
    const isPool =
      /\bpools?\b|\bconnections?\b/i.test(gap + behind) &&
      /\b(?:with|each|of|×|hold\w*|opens?|keeps?|has|have|uses?)\b|×/i.test(gap + behind);
    // The same processes told of again need no more.
    if (!isPool || gap.length > 50 || /[.;|]/.test(gap) || kinds.has(kind)) return [];
    kinds.add(kind);
    const said = text.slice(count.start, pool.end).replace(/\s+/g, ' ');
    return [{ value: count.number * pool.number, said, at: count.start }];
  });
}
