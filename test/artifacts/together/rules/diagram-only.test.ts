import { describe, expect, it } from 'vitest';
import { diagramOnly } from '../../../../src/artifacts/together/rules/diagram-only.ts';
import { findIn } from '../../../support/design-of.ts';

const flow = (words: string, edge = '') =>
  `# Clinic\n\n${words}\n\n\`\`\`mermaid\nflowchart LR\n  portal[Portal] --> api[API]\n  api --> scheduler[Scheduler]\n  scheduler --> gateway[Calendar Gateway]\n  scheduler --> broker[[RabbitMQ 3.13]]\n${edge}\`\`\`\n`;
const sequence = (words: string, from: string) =>
  `# Clinic\n\n${words}\n\n\`\`\`mermaid\nsequenceDiagram\n  participant A as API\n  participant S as Scheduler\n  participant G as Calendar Gateway\n  A->>S: reserve\n  ${from}->>G: hold\n  G-->>${from}: held\n\`\`\`\n`;

describe('who may reach whom', () => {
  it.each([
    ['only one', flow('Only the Scheduler talks to the Calendar Gateway.', '  api --> gateway\n'), 'api --> gateway'],
    [
      'the only one',
      flow('The Scheduler is the only service that calls the gateway.', '  api --> gateway\n'),
      'api --> gateway',
    ],
    ['one alone', flow('The scheduler alone writes to RabbitMQ.', '  api --> broker\n'), 'api --> broker'],
    [
      'all through one',
      flow('All calls to the gateway pass through the Scheduler.', '  api --> gateway\n'),
      'api --> gateway',
    ],
    [
      'one alone but for another',
      flow('Only the Scheduler talks to the Calendar Gateway, except the portal.', '  api --> gateway\n'),
      'api --> gateway',
    ],
    ['never', flow('The portal itself never talks to the broker.', '  portal --> broker\n'), 'portal --> broker'],
    ['a sequence', sequence('Only the Scheduler talks to the Calendar Gateway.', 'A'), 'A->>G: hold'],
  ])('finds what breaks it: %s', async (_, text, at) => {
    const found = await findIn([diagramOnly], text);
    expect(found.map((one) => one.at)).toEqual([at]);
  });

  it.each([
    ['what keeps to it', flow('Only the Scheduler talks to the Calendar Gateway.')],
    ['a reply', sequence('Only the Scheduler talks to the Calendar Gateway.', 'S')],
    ['another target', flow('Only the Scheduler talks to the Calendar Gateway.', '  api --> broker\n')],
    ['one that is not drawn', flow('Only the Desk talks to the Calendar Gateway.', '  api --> gateway\n')],
    [
      'what it does not say',
      flow('Only the Scheduler knows the rules of the Calendar Gateway hours.', '  api --> gateway\n'),
    ],
    [
      'who asks the one that may',
      flow('`scheduler-api` is the only writer of schedules, apart from the broker.').replace(
        '[Scheduler]',
        '[scheduler-api]',
      ),
    ],
    [
      'whom the sentence excepts',
      flow(
        'Only the Scheduler talks to the Calendar Gateway, except the API, which asks for hours.',
        '  api --> gateway\n',
      ),
    ],
    [
      'a reader of what another writes',
      flow('The Scheduler is the only service that writes to RabbitMQ.', '  desk[Desk] -->|consumes| broker\n'),
    ],
    ['a reader, in one word', flow('The scheduler alone writes to RabbitMQ.', '  desk[Desk] -->|reads| broker\n')],
  ])('leaves %s alone', async (_, text) => {
    expect(await findIn([diagramOnly], text)).toEqual([]);
  });
});
