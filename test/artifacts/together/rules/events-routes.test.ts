import { describe, expect, it } from 'vitest';
import { eventsRoutes } from '../../../../src/artifacts/together/rules/events-routes.ts';
import { findIn } from '../../../support/design-of.ts';

const text = (row: string, edges: string, more = '') =>
  `# Lab\n\n${more}\n\n\`\`\`mermaid\nflowchart TD\n  intake -- result.received --> nats[[NATS]]\n  nats --> matcher\n${edges}\n\`\`\`\n\n| Event | From | To |\n|---|---|---|\n| \`result.received\` | \`intake\` | \`matcher\` |\n${row}\n`;
const drawn = '  matcher -- result.matched --> nats\n  nats -- result.matched --> screen';

describe('who sends and hears an event', () => {
  it.each([
    ['another sender', text('| `result.matched` | `intake` | `screen` |', drawn), 'matcher -- result.matched --> nats'],
    ['another hearer', text('| `result.matched` | `matcher` | `intake` |', drawn), 'nats -- result.matched --> screen'],
  ])('finds %s than the table has', async (_, words, at) => {
    const found = await findIn([eventsRoutes], words);
    expect(found.map((one) => one.at)).toEqual([at]);
  });

  it.each([
    ['what agrees', text('| `result.matched` | `matcher` | `screen` |', drawn)],
    ['one that is not drawn', text('| `result.matched` | `labeller` | wards |', drawn)],
    ['a relay', text('| `result.matched` | `intake` | `screen` |', drawn, 'A relay sends what the outbox holds.')],
    ['arrows without a name', text('| `result.matched` | `intake` | `screen` |', '  matcher --> nats')],
  ])('leaves %s alone', async (_, words) => {
    expect(await findIn([eventsRoutes], words)).toEqual([]);
  });
});
