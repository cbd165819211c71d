import { describe, expect, test } from 'vitest';
import { diagramParticipants } from '../../../../src/artifacts/together/rules/diagram-participants.ts';
import { diagramStrangers } from '../../../../src/artifacts/together/rules/diagram-strangers.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const RULES = [diagramParticipants, diagramStrangers];
const flow = (name: string): [string, string] => [
  'mermaid',
  `flowchart LR\n  app[Skipper app] --> gw[quay-gateway]\n  gw --> berth[berth-service]\n  gw --> x[${name}]\n  berth --> pg[(PostgreSQL)]\n  x --> pg\n  relay[outbox-relay] --> kafka[[Kafka]]`,
];
const EVENTS =
  '| Topic | Producer | Consumer |\n|---|---|---|\n| `berth.taken` | `berth-service` | `outbox-relay` |\n| `berth.freed` | `quay-gateway` | `outbox-relay` |\n';
const PARTS =
  '| Component | Task |\n|---|---|\n| `quay-gateway` | tokens |\n| `berth-service` | berths |\n| `outbox-relay` | events |\n';
const SAID =
  'The Skipper app calls `quay-gateway`, `berth-service` keeps berths in PostgreSQL, and `outbox-relay` sends to Kafka.';
const doc = (name: string, ...rest: string[]): string => `${documentOf(flow(name))}\n${[SAID, ...rest].join('\n\n')}\n`;

describe('a part that only the chart of the whole has', () => {
  test('is defined by the chart, though others are named elsewhere', async () => {
    expect(await findIn(RULES, doc('tariff-service'))).toEqual([]);
    expect(await findIn(RULES, doc('tariff-service', EVENTS))).toEqual([]);
  });

  test('is told of once where the document lists the parts without it', async () => {
    expect(await findIn(RULES, doc('tariff-service', PARTS))).toMatchObject([
      { rule: 'together/diagram-participant', at: 'gw --> x[tariff-service]' },
    ]);
    expect(await findIn(RULES, doc('berth-service', PARTS))).toEqual([]);
  });

  test('is no other name of what stands beside it', async () => {
    expect(await findIn(RULES, doc('berth-archive', EVENTS))).toEqual([]);
  });

  const sequence = (name: string): string =>
    `${documentOf([
      'mermaid',
      `sequenceDiagram\n  participant A as Skipper app\n  participant G as ${name}\n  participant B as berth-service\n  participant D as PostgreSQL\n  A->>G: ask\n  G->>B: ask\n  B->>D: read`,
    ])}\nThe Skipper app asks, \`berth-service\` answers from PostgreSQL. All calls pass the gateway.\n`;

  test('is named where the text has the last word of its name', async () => {
    expect(await findIn(RULES, sequence('quay-gateway'))).toEqual([]);
    expect(await findIn(RULES, sequence('tariff-keeper'))).toHaveLength(1);
  });
});
