import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { codeBlocks } from './code-blocks.ts';

type Set = { times: number; isRetries: boolean; said: string; line: number };

/** A column that says of each call whether it may be made again. */
const MAY = /\b(?:repeat\w*|retr(?:y|ies|ied|yable)|again|idempot\w*|resen[dt]\w*)\b/i;
const NO = /^\W*(?:no|never|must not|may not|not allowed|none|forbidden)\b/i;
const YES = /^\W*(?:yes|may|allowed|safe|always|ok)\b/i;
const NAME = /^`?([a-z][\w./-]*[._/-][\w-]+|[a-z]+(?:[A-Z]\w*)+|[A-Za-z][\w-]{3,})`?$/;
const TIMES = /\b(max_?)?(attempts?|tries|retries)["']?\s*[:=]\s*["']?(\d{1,2})\b/i;
/** In lines, of the settings of one call. */
const LONGEST = 10;

/**
 * A call that a table says may not be repeated, and whose settings in code have it tried more than once.
 * @param rule the id of the finding
 */
export function forbiddenRetries(design: Design, rule: string): Finding[] {
  return design.prose.tables.flatMap(({ head, rows }) => {
    const column = head.findIndex((title, at) => at > 0 && MAY.test(title));
    if (column < 0 || !rows.some(({ cells }) => YES.test(cells[column] ?? ''))) return [];
    return rows.flatMap(({ cells, line }): Finding[] => {
      const name = NAME.exec((cells[0] ?? '').trim())?.[1];
      if (name === undefined || !NO.test(cells[column] ?? '')) return [];
      return settingsOf(name, design)
        .filter(({ times, isRetries }) => times > (isRetries ? 0 : 1))
        .slice(0, 1)
        .map(({ said, line: at }) => ({
          ...{ level: 'warning' as const, rule, line: at, with: [line] },
          message: `\`${name.slice(0, 60)}\` may not be repeated as line ${line} says, but its settings have ${said}.`,
        }));
    });
  });
}

/** What stands under, or beside, the name in a block of settings. */
function settingsOf(name: string, design: Design): Set[] {
  const key = new RegExp(
    String.raw`^(\s*)(?:- )?["']?(?:name: *)?["']?${literally(name)}["']?(?:\s*[:=]|\s*$|\s*\{|["']?\])(.*)$`,
  );
  return codeBlocks(design).flatMap(({ text, line }) => {
    const lines = text.split('\n');
    return lines.flatMap((first, at): Set[] => {
      const [, indent = '', rest = ''] = key.exec(first) ?? [];
      if (!key.test(first)) return [];
      const below = lines.slice(at + 1, at + 1 + LONGEST);
      const end = below.findIndex((one) => one.trim() !== '' && indentOf(one) <= indent.length);
      const own = [rest, ...(end < 0 ? below : below.slice(0, end))];
      return own.flatMap((one, off): Set[] => {
        const [said, , word = '', times] = TIMES.exec(one) ?? [];
        return said === undefined
          ? []
          : [{ times: Number(times), isRetries: /retr/i.test(word), said, line: line + at + off }];
      });
    });
  });
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
