import type { Design } from '../design.ts';
import { waysOf } from '../diagrams/drawn-ways.ts';
import { keyWords, type Outside } from './dependencies.ts';

/** Whoever asks the design, or only looks at it. */
const ASIDE =
  /\b(?:users?|customers?|clients?|browsers?|apps?|phones?|portals?|uis?|dashboards?|grafana|prometheus|loki|metrics?|logs?|traces?|monitor\w*|alert\w*|on-?call|dlq|dead.letters?|inbox|reports?|exports?|files?|backups?|archives?|warehouse|webhooks?|subscribers?|receivers?|e-?mails?)\b/i;
const ACTOR = /person|\{\}|_boundary/i;

/**
 * What the parts of the design call in its diagrams and that calls nobody itself, in none of them: its stores, and what
 * others run for it. Each once.
 */
export function drawnEnds({ diagrams }: Design): Outside[] {
  const ways = diagrams.flatMap(waysOf);
  const key = (label: string): string => keyWords(label).join(' ');
  const calling = new Set(ways.filter(({ from, to }) => key(from) !== key(to)).map(({ from }) => key(from)));
  const actors = new Set(
    diagrams.flatMap((one) => {
      if (one.kind === 'sequence')
        return one.participants.filter(({ isActor }) => isActor).map(({ label }) => key(label));
      return one.kind === 'flow' || one.kind === 'c4'
        ? one.nodes.filter(({ shape }) => ACTOR.test(shape)).map(({ label }) => key(label))
        : [];
    }),
  );
  const found = new Map<string, Outside>();
  for (const { to, line } of ways) {
    const own = key(to);
    if (own === '' || calling.has(own) || actors.has(own) || found.has(own) || ASIDE.test(to)) continue;
    found.set(own, { name: to.replace(/<br\s*\/?>.*$/is, '').trim(), line, called: true });
  }
  return [...found.values()];
}
