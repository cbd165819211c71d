import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { eventRows } from '../events/prose-messages.ts';
import { wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Who sends an event, or hears it, has to be a part of the design. */
export const eventsParties: Rule = {
  name: 'together/events-parties',
  isDoubtful: true,
  find: (design) =>
    design.prose.tables.flatMap((table) => {
      const columns = table.head.flatMap((title, index) => (PARTY.test(title.trim()) ? [index] : []));
      const parties = eventRows(table)
        .flatMap(({ cells, line }) =>
          columns.flatMap((column) => namesIn(cells[column] ?? '').map((name) => ({ name, line, column }))),
        )
        .slice(0, MOST);
      const unknown = parties.filter(({ name }) => timesNamed(name, design) <= 1);
      const [strange] = unknown;
      if (!strange || unknown.length > 1 || parties.length < 3) return [];
      return [
        {
          level: 'warning' as const,
          rule: 'together/events-parties',
          message: `The table names ${strange.name} as ${table.head[strange.column]?.toLowerCase()} of an event, but nothing else in the design is called that.`,
          line: strange.line,
        } satisfies Finding,
      ];
    }),
};

const PARTY =
  /^(?:producers?|produced by|published by|publishers?|emitted by|emitters?|sent by|senders?|source|owner|from|consumers?|consumed by|subscribers?|subscribed by|heard by|read by|readers?|listeners?|received by|receivers?|to|handled by|handlers?|written by|writers?|who (?:sends|hears|reads))$/i;

/** Of one table. */
const MOST = 100;

/** Names of deployed things: one word with hyphens, or words that end in what such things are called. */
const DEPLOYED =
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$|^[A-Z]?[\w ]{2,30}\b(?:service|worker|api|gateway|relay|projector|consumer|indexer|notifier|processor)$/i;

function namesIn(cell: string): string[] {
  return cell
    .replace(/[`*]/g, '')
    .replace(/\([^)]*\)/g, ' ')
    .split(/\s*(?:,|;|\/|\+|&|\band\b|<br\s*\/?>)\s*/)
    .map((name) => name.trim())
    .filter((name) => DEPLOYED.test(name));
}

/** How often the document says a name, however its words are joined. */
function timesNamed(name: string, { document }: Design): number {
  const words = wordsOf(name).map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
  if (words.length === 0 || words.length > 6) return 2;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s_-]?')}(?![\\p{L}\\p{N}])`, 'giu');
  return document.text.match(pattern)?.length ?? 0;
}
