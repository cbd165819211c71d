import { slipsBetween } from '../../slips.ts';
import { dangling, misread, type QuietDefect } from './quiet-defect.ts';

const TAGS = ['active', 'done', 'crit', 'milestone', 'vert'];
const SETTING =
  /^\s*(?:gantt|title|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|section|weekday|weekend|click|inclusiveEndDates|topAxis|displayMode|acc(?:Title|Descr))\b/;

/** Mermaid looks at the data of a task only when it draws: it then fails, or draws a bar without a length. */
export function ganttDefects(lines: readonly string[]): QuietDefect[] {
  const tasks = lines.flatMap((line, at) => {
    const data = SETTING.test(line) || /^\s*%%/.test(line) ? undefined : /^[^:]+:(.*)$/.exec(line)?.[1];
    return data === undefined ? [] : [{ at, parts: partsOf(data) }];
  });
  const ids = new Set(tasks.flatMap(({ parts }) => (parts.length === 3 ? [parts[0] ?? ''] : [])));
  const format = lines.map((line) => /^\s*dateFormat\s+(\S+)/.exec(line)?.[1]).find((one) => one !== undefined);
  const isIso = (format ?? 'YYYY-MM-DD') === 'YYYY-MM-DD';
  return tasks.flatMap(({ at, parts }) => taskDefects(parts, at, ids, isIso));
}

function partsOf(data: string): string[] {
  const parts = data.split(',').map((part) => part.trim());
  while (TAGS.includes(parts[0] ?? '')) parts.shift();
  return parts;
}

function taskDefects(parts: string[], at: number, ids: ReadonlySet<string>, isIso: boolean): QuietDefect[] {
  if (parts.length > 3) {
    const tag = TAGS.find((one) => slipsBetween(one, parts[0] ?? '', 2) <= 2);
    return [
      misread(
        at,
        tag ? `\`${parts[0]}\` is no tag: did you mean \`${tag}\`?` : 'A task takes at most an id, a start and an end.',
      ),
    ];
  }
  if (parts.join('') === '') return [misread(at, 'This task has no date and no duration.')];
  const end = parts.at(-1) ?? '';
  const start = parts.length > 1 ? (parts.at(-2) ?? '') : '';
  return [...referenceDefects([start, end], at, ids), ...dateDefects(start, end, at, isIso)];
}

function referenceDefects(parts: string[], at: number, ids: ReadonlySet<string>): QuietDefect[] {
  return parts.flatMap((part) => {
    const [, word = '', named = ''] = /^([a-z]+)\s+(.*)$/.exec(part) ?? [];
    const meant = ['after', 'until'].find((one) => slipsBetween(one, word, 1) <= 1);
    if (meant !== undefined && meant !== word)
      return [misread(at, `\`${word}\` is no keyword: did you mean \`${meant}\`?`)];
    if (meant === undefined) return [];
    const absent = named.split(/\s+/).filter((id) => id !== '' && !ids.has(id));
    return absent.map((id) => dangling('error', at, `\`${word} ${id.slice(0, 40)}\`: no task has that id.`));
  });
}

function dateDefects(start: string, end: string, at: number, isIso: boolean): QuietDefect[] {
  const isDuration = /^\d+(?:\.\d+)?(?:ms|[smhdwMy])$/.test(end);
  if (/^-?\d+(?:\.\d+)?\s*[A-Za-z]+$/.test(end) && !isDuration)
    return [misread(at, `\`${end.slice(0, 30)}\` is no duration: write a number and one of ms, s, m, h, d, w, M, y.`)];
  if (/^(?!after\b|until\b)[A-Za-z]+(?: [A-Za-z]+)*$/.test(end))
    return [misread(at, `\`${end.slice(0, 30)}\` is neither a date nor a duration.`)];
  if (!isIso) return [];
  const bad = [start, isDuration || /^until\b/.test(end) ? '' : end].find(
    (part) => part !== '' && !/^after\b/.test(part) && !isDate(part),
  );
  if (bad !== undefined)
    return [
      misread(at, `\`${bad.slice(0, 30)}\` is neither a date (YYYY-MM-DD) nor \`after\` a task, nor a duration.`),
    ];
  const isBefore = /^\d{4}/.test(start) && /^\d{4}/.test(end) && end < start;
  return isBefore ? [misread(at, 'This task ends before it starts.')] : [];
}

/** What Mermaid and `Date` take for a day, when the format is the usual one. */
function isDate(part: string): boolean {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(part) ?? [];
  if (month !== undefined) return Number(month) <= 12 && Number(day) <= 31;
  return !Number.isNaN(Date.parse(part)) && /^\d{4}(?:[-/]|$)/.test(part);
}
