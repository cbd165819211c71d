import type { Design } from '../../design.ts';
import { nameKey } from '../../names.ts';
import { isAsideHeading } from '../aside.ts';
import { amountsIn } from './amounts.ts';
import { rootsIn } from './limit-words.ts';
import { NO_EVENT } from './told-event.ts';
import { NO_STATES } from './told-states.ts';
import type { ToldTime } from './told-times.ts';

/** `864,000 × 14 days`, `2,400/day x 10 years`: what comes in a day, by the days for which it is kept. */
const SPAN =
  /^\W{0,3}[\d.,_ ]+(?:[kKM]|million|thousand)?(?:\s*(?:rows?|events?|messages?|entries))?(?:\s*(?:\/|per|a) ?d(?:ay)?)?\s*[×x*]\s*(\d[\d.,_]*\s*(?:days?|weeks?|months?|years?))\b/i;

/** The times for which storage is counted, in rows that begin with a name: so long it is kept. */
export function sizedTimes({ prose }: Design): ToldTime[] {
  return prose.tables.flatMap(({ head, rows, section = '', line: table }) =>
    isAsideHeading(section) || !/\b(?:rows?|bytes?|size|storage|[kmgt]i?b|held|volume)\b/i.test(head.join(' '))
      ? []
      : rows.flatMap(({ cells, line }): ToldTime[] => {
          const [, name] = /^`([\w.-]{3,80})`$/.exec((cells[0] ?? '').trim()) ?? [];
          const said = cells.flatMap((cell) => SPAN.exec(cell)?.[1] ?? []);
          const [amount] = amountsIn(said[0] ?? '');
          const seconds = amount?.values[0]?.[0];
          if (name === undefined || said.length !== 1 || amount?.dimension !== 'time' || !seconds) return [];
          return [
            {
              kind: 'kept',
              seconds,
              said: said[0] ?? '',
              roots: rootsIn(name),
              about: rootsIn(name),
              label: new Map(),
              event: NO_EVENT,
              states: NO_STATES,
              names: new Set([nameKey(name)]),
              marks: new Set(),
              isReplay: false,
              isDeclared: false,
              isDrawn: false,
              isMost: false,
              line,
              place: `table ${table}`,
            },
          ];
        }),
  );
}
