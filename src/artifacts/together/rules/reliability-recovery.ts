import type { Finding } from '../../../session/finding.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import type { Design, Passage } from '../design.ts';
import type { Rule } from '../rule.ts';

/** What may be lost at most (RPO) cannot be less than the time between backups, when nothing else keeps the data. */
export const reliabilityRecovery: Rule = {
  name: 'together/reliability-recovery',
  find: (design) => {
    if (OTHERWISE.test(design.document.text)) return [];
    const goal = first(design, RPO, goalIn);
    const backup = first(design, BACKUP, intervalIn);
    if (!goal || !backup || goal.seconds >= backup.seconds * 0.99) return [];
    return [
      {
        level: 'warning',
        rule: 'together/reliability-recovery',
        message: `An RPO of ${goal.said} is promised, but backups are taken ${backup.said}, and nothing else (WAL archive, replica) keeps what comes between.`,
        line: goal.passage.line,
        with: [backup.passage.line],
      } satisfies Finding,
    ];
  },
};

const OTHERWISE =
  /\b(?:wal|write-ahead|point[- ]in[- ]time|pitr|replicas?|replicat\w*|standby|stand-by|continuous(?:ly)?|bin(?:ary )?-?logs?|transaction logs?|redo|logs? to|oplog|stream\w*|synchronous\w*|multi-az|quorum|raft|aurora|follower|mirror\w*|cdc|archiv\w*|journal\w*)\b/i;
const RPO = /\b(?:RPO|recovery point)\b/;
const BACKUP = /\b(?:backups?|snapshots?|dumps?|pg_dump)\b/i;

type Found = { seconds: number; said: string };

function first(
  design: Design,
  about: RegExp,
  read: (text: string) => Found | undefined,
): (Found & { passage: Passage }) | undefined {
  const rows = design.prose.tables.flatMap((table) =>
    table.rows.map(({ cells, line }): Passage => ({ text: cells.join(' '), line, aside: false, codes: [] })),
  );
  for (const passage of [...design.prose.passages, ...rows]) {
    const found = !passage.aside && about.test(passage.text) ? read(passage.text.replaceAll('\n', ' ')) : undefined;
    if (found) return { ...found, passage };
  }
  return undefined;
}

function goalIn(text: string): Found | undefined {
  const behind = /\b(?:RPO|recovery point(?: objective)?)\b(?: \(RPO\))?[^.;\d]{0,30}(?=\d)/.exec(text);
  if (!behind) return undefined;
  const rest = text.slice(behind.index + behind[0].length, behind.index + behind[0].length + 40);
  const [goal] = quantitiesIn(rest);
  const time = goal?.measures.find(({ kind }) => kind === 'time');
  return goal && goal.start < 3 && time ? { seconds: goal.number * time.factor, said: goal.text } : undefined;
}

const OFTEN: Readonly<Record<string, number>> = { hourly: 3600, daily: 86_400, nightly: 86_400, weekly: 604_800 };

function intervalIn(text: string): Found | undefined {
  const word =
    /\b(hourly|daily|nightly|weekly)\b[^.;]{0,30}\b(?:backups?|snapshots?|dumps?)|\b(?:backups?|snapshots?|dumps?)\b[^.;]{0,30}?\b(hourly|daily|nightly|weekly|every (?:night|day|week|hour)|(?:once )?an? (?:day|night|week))\b/i.exec(
      text,
    );
  const said = (word?.[1] ?? word?.[2])?.toLowerCase();
  if (said) {
    const unit = /night|dai|day/.test(said) ? 'daily' : /week/.test(said) ? 'weekly' : 'hourly';
    return { seconds: OFTEN[unit] ?? 0, said };
  }
  const every = /\bevery (\d+ ?(?:hours?|h|minutes?|min))\b/i.exec(text);
  const [interval] = quantitiesIn(every?.[1] ?? '');
  const time = interval?.measures[0];
  return interval && time ? { seconds: interval.number * time.factor, said: `every ${interval.text}` } : undefined;
}
