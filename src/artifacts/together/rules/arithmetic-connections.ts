import type { Finding } from '../../../session/finding.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import { type Text, textsOf } from '../arithmetic/texts.ts';
import type { Design } from '../design.ts';
import type { Rule } from '../rule.ts';

/** As many processes as there are, with the pool of each, have to find room in the database. */
export const arithmeticConnections: Rule = {
  name: 'together/arithmetic-connections',
  find: (design) => {
    const limits = limitsOf(design);
    const [limit] = limits;
    if (!limit || new Set(limits.map(({ value }) => value)).size > 1 || POOLER.test(design.document.text)) return [];
    return textsOf(design).flatMap((text) => {
      const need = needIn(text);
      if (!need || need.value <= limit.value) return [];
      return [
        {
          level: 'warning' as const,
          rule: 'together/arithmetic-connections',
          message: `${need.said} are ${need.value} connections, but max_connections is ${limit.value}.`,
          line: text.lineAt(need.at),
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

/** `12 pods with a pool of 20 connections each`. */
function needIn({ text }: Text): { value: number; said: string; at: number } | undefined {
  if (!/\bconnections?\b|\bpools?\b/i.test(text)) return undefined;
  const quantities = quantitiesIn(text);
  for (const [index, count] of quantities.entries()) {
    const pool = quantities[index + 1];
    if (
      !pool ||
      !PROCESS.test(count.noun ?? '') ||
      count.measures.length > 0 ||
      pool.measures.length > 0 ||
      pool.percent
    )
      continue;
    const gap = text.slice(count.end, pool.start);
    const behind = text.slice(pool.start, pool.end + 20);
    const isPool =
      /\bpools?\b|\bconnections?\b/i.test(gap + behind) &&
      /\b(?:with|each|of|×|hold\w*|opens?|keeps?|has|have|uses?)\b|×/i.test(gap + behind);
    if (!isPool || gap.length > 50 || /[.;|]/.test(gap)) continue;
    return {
      value: count.number * pool.number,
      said: text.slice(count.start, pool.end).replace(/\s+/g, ' '),
      at: count.start,
    };
  }
  return undefined;
}
