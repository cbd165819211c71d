import { describe, expect, it } from 'vitest';
import { diagramTransitions } from '../../../../src/artifacts/together/rules/diagram-transitions.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const STATES = `
stateDiagram-v2
  [*] --> QUEUED
  QUEUED --> FIRING
  FIRING --> COOLING
  FIRING --> CRACKED
  COOLING --> [*]`;
const sample = (text: string, states = STATES) => `${documentOf(['mermaid', states])}\n\`\`\`json\n${text}\n\`\`\`\n`;
const told = (text: string) => `${documentOf(['mermaid', STATES])}\n## Kilns\n\n${text}\n`;

describe('a change of state that the diagram has no way for', () => {
  it.each([
    ['from and to', '{"kiln": 4, "from": "QUEUED", "to": "COOLING"}'],
    ['old and new', '{"data": {"oldStatus": "COOLING", "newStatus": "FIRING"}}'],
    ['previous, in other case', '[{"previous_state": "queued", "state": "cracked"}]'],
  ])('is shown by a sample: %s', async (_, text) => {
    const found = await findIn([diagramTransitions], sample(text));
    expect(found).toMatchObject([{ rule: 'together/diagram-transition', level: 'warning' }]);
    expect(found[0]?.beside).toEqual(['[*] --> QUEUED']);
  });

  it.each([
    ['a sentence', 'A kiln goes from `QUEUED` to `CRACKED` when the alarm rings.'],
    ['arrows', 'The usual way is `QUEUED` → `COOLING`.'],
    ['the second of two arrows', 'The usual way is `QUEUED` -> `FIRING` -> `QUEUED`.'],
    ['a table', '| From | To | By |\n|---|---|---|\n| QUEUED | FIRING | clerk |\n| `COOLING` | `CRACKED` | sensor |'],
  ])('is told by %s', async (_, text) => {
    expect(await findIn([diagramTransitions], told(text))).toHaveLength(1);
  });

  it.each([
    ['the diagram has it', 'A kiln goes from `FIRING` to `CRACKED` when the alarm rings.'],
    ['it is forbidden', 'Going from `QUEUED` to `COOLING` is refused with 409.'],
    ['it never happens', 'No kiln ever goes from `QUEUED` to `COOLING`.'],
    ['one of them is no state', 'A kiln goes from `QUEUED` to `SOLD`.'],
  ])('is not seen where %s', async (_, text) => {
    expect(await findIn([diagramTransitions], told(text))).toEqual([]);
  });

  it('is not seen in samples of other things, nor beside groups and choices', async () => {
    expect(await findIn([diagramTransitions], sample('{"from": "QUEUED", "to": "FIRING"}'))).toEqual([]);
    expect(await findIn([diagramTransitions], sample('{"from": "Kyoto", "to": "COOLING"}'))).toEqual([]);
    expect(await findIn([diagramTransitions], sample('{"fromKiln": "QUEUED", "to": "COOLING"}'))).toEqual([]);
    const choice = `${STATES}\n  state check <<choice>>\n  QUEUED --> check\n  check --> COOLING`;
    expect(await findIn([diagramTransitions], sample('{"from": "QUEUED", "to": "COOLING"}', choice))).toEqual([]);
  });
});
