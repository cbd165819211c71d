import { describe, expect, it } from 'vitest';
import { proseCodes } from '../../../../src/artifacts/together/rules/prose-codes.ts';
import { findIn } from '../../../support/design-of.ts';

const LIST = `# Lockers

Errors carry one of the codes \`LOCKER_FULL\`, \`WRONG_SIZE\`, \`KEY_LOST\`.

`;
const linesOf = async (text: string): Promise<string[]> => (await findIn([proseCodes], text)).map(({ at }) => at);

describe('codes of errors', () => {
  it('finds a code that the list lacks', async () => {
    const said = 'A parcel that does not fit is refused with `TOO_LARGE`.';
    expect(await linesOf(`${LIST}${said}\n`)).toEqual([said]);
  });

  it('finds one without a code span, and one in an answer of a diagram', async () => {
    const said = 'The tenth attempt fails with NO_MORE_TRIES.';
    expect(await linesOf(`${LIST}${said}\n`)).toEqual([said]);
    const drawn = `${LIST}\`\`\`mermaid\nsequenceDiagram\n  A->>B: open\n  B-->>A: 409 KEY_BROKEN\n\`\`\`\n`;
    expect(await linesOf(drawn)).toEqual(['B-->>A: 409 KEY_BROKEN']);
  });

  it('reads the list from a table, from items and from calls', async () => {
    const table = '# A\n\n| Code | When |\n|---|---|\n| slot_gone | a |\n| pet_unknown | b |\n| too_late | c |\n\n';
    const items = '# A\n\nThe error codes:\n\n- `slot_gone`: a\n- `pet_unknown`: b\n- `too_late`: c\n\n';
    const calls =
      '# A\n\n- POST /slots: 201; 409 `slot_gone`; 422 `pet_unknown`\n- DELETE /slots/{id}: 409 `too_late`\n\n';
    for (const list of [table, items, calls])
      expect(await linesOf(`${list}Who comes second sees \`slot_conflict\`.\n`)).toHaveLength(1);
  });

  it('is silent for listed codes, for examples, for several strangers and for those of protocols', async () => {
    expect(await linesOf(`${LIST}It is refused with \`KEY_LOST\`.\n`)).toEqual([]);
    expect(await linesOf(`${LIST}It fails with \`AB_C\`. It fails with \`DE_F\`.\n`)).toEqual([]);
    expect(await linesOf(`${LIST}A late call fails with \`DEADLINE_EXCEEDED\`.\n`)).toEqual([]);
    const some = LIST.replace('one of the codes', 'codes, for example');
    expect(await linesOf(`${some}It is refused with \`TOO_LARGE\`.\n`)).toEqual([]);
  });
});

describe('settings, roles and services', () => {
  const settings =
    '# A\n\n| Variable | Default |\n|---|---|\n| `BATCH_SIZE` | 5 |\n| `RATE_LIMIT` | 8 |\n| `MAX_AGE` | 9 |\n\n';
  const roles = '# A\n\nThe roles are `reader`, `writer` and `owner`.\n\n';
  const services =
    '# A\n\n```mermaid\nflowchart LR\n  a[bid-gateway] --> b[auction-engine]\n  b --> c[mail-sender]\n```\n\n';

  it('finds those that nothing lists', async () => {
    expect(await linesOf(`${settings}Jobs have \`CHUNK_SIZE\` rows.\n`)).toHaveLength(1);
    expect(await linesOf(`${roles}Moving needs the \`editor\` role.\n`)).toHaveLength(1);
    expect(await linesOf(`${services}If \`price-oracle\` is down, bids wait.\n`)).toHaveLength(1);
  });

  it('is silent for those that are listed, and for roles of the database', async () => {
    expect(await linesOf(`${settings}Jobs have \`BATCH_SIZE\` rows.\n`)).toEqual([]);
    expect(await linesOf(`${roles}Moving needs the \`owner\` role.\n`)).toEqual([]);
    expect(await linesOf(`${roles}Migrations run under the database role \`deployer\`.\n`)).toEqual([]);
    expect(await linesOf(`${services}If \`bid-gateway\` is down, bids wait.\n`)).toEqual([]);
  });
});

describe('what any call may answer', () => {
  it('stands in no list, and nor need others', async () => {
    expect(await linesOf(`${LIST}A broken body fails with \`VALIDATION_FAILED\`.\n`)).toEqual([]);
    const two = 'A broken body fails with `VALIDATION_FAILED`. A parcel is refused with `TOO_LARGE`.';
    expect(await linesOf(`${LIST}${two}\n`)).toEqual([]);
  });
});

describe('a list whose names are explained in brackets', () => {
  it('is read to its end, and a condition is no aside', async () => {
    const list =
      '# Lockers\n\nErrors carry a code: `LOCKER_FULL`, `WRONG_SIZE` (the parcel is too large), `KEY_LOST` (nobody has it) and `DOOR_OPEN`.\n\n';
    const said = 'A parcel is refused with `SLOT_TAKEN` if its locker is no longer free.';
    expect(await linesOf(`${list}${said}\n`)).toEqual([said]);
    expect(await linesOf(`${list}${said.replace('SLOT_TAKEN', 'DOOR_OPEN')}\n`)).toEqual([]);
  });
});
