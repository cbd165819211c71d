import type { Finding } from '../../../session/finding.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import type { Design, Passage } from '../design.ts';
import type { Rule } from '../rule.ts';

/** What may be lost at most (RPO) cannot be less than the time between backups, when nothing else keeps the data. */
export const reliabilityRecovery: Rule = {
  name: 'together/reliability-recovery',
  isDoubtful: true,
  find: (design) => {
    if (OTHERWISE.test(design.document.text)) return [];
    const [goal] = found(design, RPO, goalIn);
    const backup = shortest(found(design, BACKUP, intervalsIn));
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
const BACKUP = /\b(?:backups?|backed up|snapshots?|dump(?:s|ed)?|pg_dump)\b/i;
/** What is done with backups beside taking them. */
const OF_BACKUPS =
  /\b(?:restor\w+|tests?|tested|drills?|verif\w+|check\w*|cop(?:y|ies|ied)|move[sd]?|prune[sd]?|delet\w+|rehears\w+)\b/i;

type Told = { seconds: number; said: string };
type Found = Told & { passage: Passage };

function found(design: Design, about: RegExp, read: (text: string) => readonly Told[]): Found[] {
  const rows = design.prose.tables.flatMap((table) =>
    table.rows.map(({ cells, line }): Passage => ({ text: cells.join(' '), line, aside: false, codes: [] })),
  );
  return [...design.prose.passages, ...rows].flatMap((passage) =>
    !passage.aside && about.test(passage.text)
      ? read(passage.text.replaceAll('\n', ' ')).map((told) => ({ ...told, passage }))
      : [],
  );
}

function shortest(all: readonly Found[]): Found | undefined {
  return all.reduce<Found | undefined>(
    (least, one) => (least && least.seconds <= one.seconds ? least : one),
    undefined,
  );
}

function goalIn(text: string): Told[] {
  const behind = /\b(?:RPO|recovery point(?: objective)?)\b(?: \(RPO\))?[^.;\d]{0,30}(?=\d)/.exec(text);
  if (!behind) return [];
  const rest = text.slice(behind.index + behind[0].length, behind.index + behind[0].length + 40);
  const [goal] = quantitiesIn(rest);
  const time = goal?.measures.find(({ kind }) => kind === 'time');
  return goal && goal.start < 3 && time ? [{ seconds: goal.number * time.factor, said: goal.text }] : [];
}

const OFTEN: Readonly<Record<string, number>> = { hourly: 3600, daily: 86_400, nightly: 86_400, weekly: 604_800 };

const THING = String.raw`\b(?:backups?|backed up|snapshots?|dump(?:s|ed)?)\b`;
const SPAN = String.raw`\b(hourly|daily|nightly|weekly|every (?:night|day|week|hour)|(?:once )?an? (?:day|night|week))\b`;
const WORDS = new RegExp(`${SPAN}[^.;]{0,30}${THING}|${THING}[^.;]{0,30}?${SPAN}`, 'i');
const EVERY = /\bevery (\d+ ?(?:hours?|h|minutes?|min))\b/i;

/** How often backups are taken, sentence by sentence: they may be whole once a week, and of what is new each hour. */
function intervalsIn(text: string): Told[] {
  return text.split(/(?<=[.;])\s|,\s/).flatMap((clause): Told[] => {
    if (OF_BACKUPS.test(clause)) return [];
    const [, before, after] = WORDS.exec(clause) ?? [];
    const said =
      (before ?? after)?.toLowerCase() ??
      /\b(?:hourly|daily|nightly|weekly|every (?:hour|day|night|week))\b/i.exec(clause)?.[0].toLowerCase();
    if (said) {
      const unit = /night|dai|day/.test(said) ? 'daily' : /week/.test(said) ? 'weekly' : 'hourly';
      return [{ seconds: OFTEN[unit] ?? 0, said }];
    }
    const [interval] = quantitiesIn(EVERY.exec(clause)?.[1] ?? '');
    const time = interval?.measures[0];
    return interval && time ? [{ seconds: interval.number * time.factor, said: `every ${interval.text}` }] : [];
  });
}
