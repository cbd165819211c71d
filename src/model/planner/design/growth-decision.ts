import { withArticle } from '../words/plural.ts';
import type { DecisionDraft, Parts } from './decisions.ts';
import type { Growth } from './growth.ts';
import { say } from './names.ts';
import { round, shown } from './numbers.ts';
import { LARGE_TABLE } from './partition.ts';
import { references } from './table.ts';

export function growthDecision(parts: Parts): DecisionDraft | undefined {
  const { busiest } = parts.capacity;
  if (busiest === undefined || busiest.daily === 0) return undefined;
  const writes = round((busiest.daily / 86_400) * parts.load.peak);
  if (writes > ONE_NODE_WRITES) return splitByKey(parts, busiest, writes);
  return busiest.table.partition ? splitByTime(parts, busiest) : oneTable(parts, busiest);
}

/** Rows a second that one node takes in batches. */
const ONE_NODE_WRITES = 20_000;

function term({ load }: Parts, days: number): string {
  return load.keepDays ? `${shown(days)} days` : `about ${shown(Number((days / 365).toFixed(1)))} years`;
}

function oneTable(parts: Parts, { table, daily, days, rows }: Growth): DecisionDraft {
  const many = rows > LARGE_TABLE;
  return {
    title: `Growth of ${table.many}`,
    question: `What keeps \`${table.name}\` fast as it grows?`,
    chosen: many ? 'One table, and old rows removed each night' : 'One table with its indexes, and a yearly look',
    cite: parts.load.keepDays?.basis.cite ?? '',
    because: `${shown(daily)} rows a day over ${term(parts, days)} make ${shown(rows)} rows, and ${many ? `other tables refer to single ${table.many}, which a table in parts would not allow` : 'an index over that many rows is three or four pages deep'}`,
    rejected: [
      {
        label: 'Partitions from the start',
        why: many
          ? `each reference to \`${table.name}\` would have to carry the time as well`
          : `a partition key in every query on \`${table.name}\`, for a size that is years away`,
      },
      {
        label: 'Sharding by tenant or key',
        why: `a join from ${table.many} to the rest of ${parts.scope.name} would cross nodes`,
      },
    ],
    cost: `Old ${table.many} stay in the way of new ones until somebody removes them.`,
    revisit: `\`${table.name}\` passes ${shown(Math.max(LARGE_TABLE, rows * 2))} rows`,
  };
}

function splitByTime(parts: Parts, { table, daily, days, rows }: Growth): DecisionDraft {
  const person = say('{person}', parts.names) ?? 'user';
  return {
    title: `Growth of ${table.many}`,
    question: `What keeps \`${table.name}\` fast as it grows?`,
    chosen: `Partitions by month of \`${table.partition}\`, made a week ahead by a job`,
    cite: parts.load.keepDays?.basis.cite ?? '',
    because: `${shown(daily)} rows a day over ${term(parts, days)} make ${shown(rows)} rows, and dropping a partition is the only removal that costs nothing at that size`,
    rejected: [
      {
        label: 'One table',
        why: `removing old ${table.many} by DELETE would run for hours and leave the table as large as before`,
      },
      {
        label: 'A second database for history',
        why: `each question of ${withArticle(person)} about older ${table.many} would ask two places`,
      },
    ],
    cost: `What is unique among ${table.many} is unique within a month, so the time is part of each key.`,
    revisit: `a month of ${table.many} passes ${shown(LARGE_TABLE * 10)} rows, or somebody asks across many months at once`,
  };
}

function splitByKey(parts: Parts, { table, daily, days, rows }: Growth, writes: number): DecisionDraft {
  const owner = references(table)[0]?.ref.table ?? table.name;
  return {
    title: `Growth of ${table.many}`,
    question: `Where do ${shown(daily)} new rows of \`${table.name}\` a day go?`,
    chosen: `${Math.ceil(writes / ONE_NODE_WRITES) + 1} databases with this schema, split by \`${owner}\`${table.partition ? ', each in parts by month' : ''}`,
    cite: parts.load.keepDays?.basis.cite ?? '',
    because: `${shown(writes)} rows a second at the peak, and ${shown(rows)} rows over ${term(parts, days)}, pass what one node takes in batches (about ${shown(ONE_NODE_WRITES)} a second); everything that is asked of ${table.many} names one row of \`${owner}\``,
    rejected: [
      {
        label: 'One larger node',
        why: `at ${shown(writes)} rows a second even short maintenance of \`${table.name}\` could not be caught up with`,
      },
      {
        label: 'A column store beside it',
        why: `it would be right for questions over all ${table.many}, and adds a second store to keep in step; the outbox can feed one later`,
      },
    ],
    cost: `Nothing can be asked over all ${table.many} at once without asking each database.`,
    revisit: `questions over all ${table.many} are asked more than once an hour`,
  };
}
