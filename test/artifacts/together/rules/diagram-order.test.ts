import { describe, expect, it } from 'vitest';
import { diagramOrder } from '../../../../src/artifacts/together/rules/diagram-order.ts';
import { findIn } from '../../../support/design-of.ts';

const sequence = (words: string, ...messages: string[]) =>
  `# Scale\n\n${words}\n\n\`\`\`mermaid\nsequenceDiagram\n  participant W as Weighbridge\n  participant I as Intake\n  participant D as MariaDB\n  participant Q as RabbitMQ\n  ${messages.join('\n  ')}\n\`\`\`\n\n\`\`\`sql\nCREATE TABLE weighing (id int PRIMARY KEY);\n\`\`\`\n`;
const EARLY = ['W->>I: weight 8,200 kg', 'I->>D: insert into weighing', 'I-->>W: ack', 'D-->>I: committed'];
const LATE = ['W->>I: weight 8,200 kg', 'I->>D: insert into weighing', 'D-->>I: committed', 'I-->>W: ack'];
const ALL = [
  'Intake acknowledges a weighing only after the insert into `weighing` has committed.',
  'A weight is never acknowledged before it is stored.',
  'Every weight is written to `weighing` before it is acknowledged.',
  'Intake acks once the row is committed.',
];

describe('what is told before it is kept', () => {
  it.each(ALL)('is found: %s', async (words) => {
    expect(await findIn([diagramOrder], sequence(words, ...EARLY))).toMatchObject([
      { at: 'I-->>W: ack', rule: 'together/diagram-order', level: 'warning' },
    ]);
    expect(await findIn([diagramOrder], sequence(words, ...LATE))).toEqual([]);
  });

  it('is found where a status answers, or others are told', async () => {
    const answer = ['W->>I: POST /weighings', 'I-->>W: 202', 'I->>D: insert weighing'];
    expect(
      await findIn([diagramOrder], sequence('Intake answers only after the row is stored.', ...answer)),
    ).toHaveLength(1);
    const event = ['W->>I: weight', 'I->>Q: publish scale.weighed', 'I->>D: insert weighing', 'D-->>I: ok'];
    const words = 'Intake publishes the event only after the row has been written.';
    expect(await findIn([diagramOrder], sequence(words, ...event))).toHaveLength(1);
  });

  it.each([
    ['nothing is promised', 'Intake acknowledges a weighing.', EARLY],
    ['it is said not to wait', 'Intake acknowledges and does not wait until the row is stored.', EARLY],
    ['it is of another party', 'RabbitMQ acknowledges only after the message is written.', EARLY],
    [
      'it answers another call',
      ALL[0] ?? '',
      ['W->>I: hello', 'I-->>W: ack', 'W->>I: weight', 'I->>D: insert weighing', 'D-->>I: ok', 'I-->>W: ack'],
    ],
  ])('is not looked for where %s', async (_, words, messages) => {
    expect(await findIn([diagramOrder], sequence(words, ...messages))).toEqual([]);
  });
});
