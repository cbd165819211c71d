import type { Finding } from '../../../session/finding.ts';
import { wordsOf } from '../names.ts';
import { amountsIn } from '../prose/limits/amounts.ts';
import { type Schedule, schedulesOf } from '../prose/limits/schedules.ts';
import { type Telling, tellingsOf } from '../prose/limits/tellings.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/prose-schedule';
const TIME = String.raw`(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])`;
const WINDOW = new RegExp(String.raw`${TIME}\s*(?:to|and|until|till|[–—-])\s*${TIME}`, 'i');
const START = new RegExp(
  String.raw`\b(?:(?:runs?|starts?|begins?|fires?|kicks? off|is (?:run|started)|scheduled)\b[^.;:\d]{0,40}\bat|(?:daily|nightly|night|day|month|morning|week) at)\s+${TIME}`,
  'i',
);
const ZONE = /\b(?:CES?T|[ECMP][SD]T|BST|local time|time ?zones?|[A-Z][a-z]+\/[A-Z][a-z]+)\b/;
/** Words that name no job. */
const PLAIN = /^(?:job|cron|run|daily|nightly|weekly|monthly|hourly|task|worker|service|batch|the|all)$/;
const DAY = 24 * 60;

/** Times of the day at which a job is said to run, against its schedule. */
export const proseSchedules: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const schedules = schedulesOf(design);
    if (schedules.length === 0) return [];
    return tellingsOf(design).flatMap((telling) => {
      const named = schedules.filter(({ name }) => isNamed(telling.text, name, schedules));
      const [only] = named;
      return only && named.length === 1 && (only.hasZone || !ZONE.test(telling.text)) ? against(telling, only) : [];
    });
  },
};

/** By its name as it is written, or by the words of it that no other job has. */
function isNamed(text: string, name: string, all: readonly Schedule[]): boolean {
  if (text.includes(`\`${name}\``)) return true;
  const others = new Set(all.filter((one) => one.name !== name).flatMap((one) => wordsOf(one.name).map(stem)));
  const own = wordsOf(name)
    .map(stem)
    .filter((word) => word.length > 3 && !PLAIN.test(word) && !others.has(word));
  const words = new Set(wordsOf(text.slice(0, 180)).map(stem));
  return own.length > 0 && own.every((word) => words.has(word));
}

function against({ text, lineAt }: Telling, schedule: Schedule): Finding[] {
  const window = WINDOW.exec(text);
  const start = window ? null : START.exec(text);
  const found = window ?? start;
  if (!found) return [];
  const from = Number(found[1]) * 60 + Number(found[2]);
  const wrong = window
    ? outOf(schedule, from, Number(window[3]) * 60 + Number(window[4]), longest(text))
    : schedule.at === from
      ? undefined
      : 'starts it at another time';
  if (wrong === undefined) return [];
  const message = `The text says ${found[0].replace(/\s+/g, ' ').slice(0, 80)}, but the schedule \`${schedule.said}\` of \`${schedule.name}\` (line ${schedule.line}) ${wrong}.`;
  return [
    { level: 'warning', rule: RULE, message: message.slice(0, 220), line: lineAt(found.index), with: [schedule.line] },
  ];
}

/** Why a job does not fit into its window; undefined where it does. */
function outOf({ at, takes }: Schedule, from: number, to: number, told: number | undefined): string | undefined {
  const length = (to - from + DAY) % DAY || DAY;
  const begin = (at - from + DAY) % DAY;
  if (begin >= length) return 'starts it outside of that';
  const needs = told ?? takes;
  return begin > 0 && needs !== undefined && needs <= length && begin + needs > length
    ? `starts it too late for the ${needs >= 120 ? `${needs / 60} hours` : `${needs} minutes`} that it may take`
    : undefined;
}

/** How long a sentence gives a job, in minutes. */
function longest(text: string): number | undefined {
  const times = amountsIn(text).filter(({ dimension }) => dimension === 'time');
  const [seconds] = times[0]?.values[0] ?? [];
  return times.length === 1 && seconds !== undefined && /\b(?:takes?|needs?|lasts?|runs? for|up to)\b/i.test(text)
    ? seconds / 60
    : undefined;
}
