import { describe, expect, test } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { findIn } from '../../../support/design-of.ts';

const FAILURES = (rows: string): string =>
  `\n## Failure modes\n\n| What fails | Effect | What we do |\n|---|---|---|\n| PostgreSQL | no writes | fail over in 40 s |\n| RabbitMQ | mail comes late | rows wait |\n${rows}`;
const TIDES = '| TideWatch | no levels | the last forecast is shown |\n';

describe('one of the outside things has no row among the failures', () => {
  test.each([
    [
      'items under a sentence',
      'External dependencies:\n\n- **TideWatch**: water levels.\n- **Portpay**: takes the fees.\n',
    ],
    [
      'items with a verb',
      'Third parties:\n\n- **TideWatch** reports levels every minute.\n- **Portpay** takes the fees.\n',
    ],
    ['what the design relies on', 'The harbour relies on:\n\n1. TideWatch (levels)\n2. Portpay (fees)\n'],
    ['a table', 'External systems:\n\n| System | Used for |\n|---|---|\n| TideWatch | levels |\n| Portpay | fees |\n'],
    [
      'a table by its head',
      '| External system | Used for |\n|---|---|\n| TideWatch | levels |\n| **Portpay** | fees |\n',
    ],
    ['a heading', '## Outside services\n\n- TideWatch: levels\n- Portpay: fees\n'],
  ])('%s', async (_, list) => {
    const found = await findIn([reliabilityDependency], `# Harbour\n\n${list}${FAILURES(TIDES)}`);
    expect(found).toMatchObject([{ level: 'warning', message: expect.stringContaining('Portpay') }]);
    expect(found[0]?.beside[0]).toContain('Portpay');
    const whole = FAILURES(`${TIDES}| Portpay | no fees | the berth is kept for 10 min |\n`);
    expect(await findIn([reliabilityDependency], `# Harbour\n\n${list}${whole}`)).toEqual([]);
  });

  test.each([
    'Failing part | Effect | Measure taken',
    'Broken thing | What is seen | Remedy',
    'Part | Consequence | Recovery',
  ])('however the table of failures is headed: %s', async (head) => {
    const text = `# Harbour\n\nExternal parties:\n\n- **TideWatch**: levels.\n- **Portpay**: fees.\n${FAILURES(TIDES)}`;
    const other = text.replace('What fails | Effect | What we do', head);
    expect(other).not.toBe(text);
    expect(await findIn([reliabilityDependency], other)).toHaveLength(1);
  });

  test.each([
    [
      'told in a sentence',
      `External parties:\n\n- **TideWatch**: levels.\n- **Portpay**: fees.\n\nWhile Portpay is down, berths stay reserved.\n${FAILURES(TIDES)}`,
    ],
    [
      'a table that is about none of them',
      `External parties:\n\n- **TideWatch**: levels.\n- **Portpay**: fees.\n${FAILURES('')}`,
    ],
    ['components of its own', `Components:\n\n- **TideWatch**: levels.\n- **Portpay**: fees.\n${FAILURES(TIDES)}`],
    [
      'later ones',
      `External dependencies of a later version:\n\n- **TideWatch**: levels.\n- **Portpay**: fees.\n${FAILURES(TIDES)}`,
    ],
    [
      'items that are sentences',
      `External dependencies:\n\n- We call TideWatch once a minute.\n- All others are paid by the port.\n${FAILURES(TIDES)}`,
    ],
  ])('silent: %s', async (_, text) => {
    expect(await findIn([reliabilityDependency], `# Harbour\n\n${text}`)).toEqual([]);
  });
});
