import { describe, expect, test } from 'vitest';
import { reliabilityAttempts } from '../../../../src/artifacts/together/rules/reliability-attempts.ts';
import { findIn } from '../../../support/design-of.ts';

const find = (markdown: string) => findIn([reliabilityAttempts], `# Orders\n\n${markdown}`);
/** A text that is true with the first value, and not with the second. */
const TOLD: readonly (readonly [string, string, string])[] = [
  ['A message is tried **five times**.\n\n```hcl\nredrive = {\n  maxReceiveCount = %s\n}\n```\n', '5', '4'],
  ['A delivery is attempted up to six times.\n\n```yaml\nwebhooks:\n  max_attempts: %s\n```\n', '6', '8'],
  [
    'An event is posted to each endpoint up to eight times. E-mails are tried 5 times.\n\n```sql\nCREATE TABLE delivery (attempt_no smallint CHECK (attempt_no BETWEEN 1 AND %s));\n```\n',
    '8',
    '6',
  ],
  [
    'After the fifth failed attempt a row is dead.\n\n```sql\nSELECT id FROM outbox WHERE attempts < %s;\n```\n',
    '5',
    '4',
  ],
  [
    'The job asks again 1, 2, 4 and 8 minutes later.\n\n```go\nvar pauses = []time.Duration{\n\t60 * time.Second,\n\t120 * time.Second,\n\t%s * time.Second,\n\t480 * time.Second,\n}\n```\n',
    '240',
    '300',
  ],
  [
    'It is sent again after 30 s, 2 min, 10 min and 1 h.\n\n| Attempt | After the one before |\n|---|---|\n| 1 | at once |\n| 2 | 30 s |\n| 3 | 2 min |\n| 4 | %s |\n| 5 | 1 h |\n',
    '10 min',
    '15 min',
  ],
  [
    '| Call | May be repeated? |\n|---|---|\n| `policy.get` | yes |\n| `sms.send` | no |\n\n```yaml\ncalls:\n  policy.get:\n    attempts: 3\n  sms.send:\n    attempts: %s\n```\n',
    '1',
    '2',
  ],
  [
    'Calls to the payment provider time out after %s.\n\n```yaml\nclients:\n  payment:\n    timeoutMs: 2000\n  stock:\n    timeoutMs: 500\n```\n',
    '2 s',
    '5 s',
  ],
  [
    '| Setting | Value |\n|---|---|\n| Longest pause | %s |\n\n```ini\n[retry]\ninitial_backoff_ms = 200\nmax_backoff_ms = 5000\n```\n',
    '5 s',
    '8 s',
  ],
  [
    'The breaker opens after 5 failures and stays open for 30 s.\n\n```yaml\nbreaker:\n  failureThreshold: 5\n  openSeconds: %s\n```\n',
    '30',
    '60',
  ],
];

describe('how often, and after which pauses, something is tried', () => {
  test.each(TOLD)('is told twice: %s', async (text, right, wrong) => {
    expect(await find(text.replace('%s', right))).toEqual([]);
    expect(await find(text.replace('%s', wrong))).toMatchObject([{ level: 'warning' }]);
  });

  test.each([
    'A message is tried five times, a mail three times.\n\n```yaml\nmax_attempts: 3\n```\n',
    'It is retried 4 times.\n\n```yaml\nmax_attempts: 5\n```\n',
    'The mail service has its own queue and is tried six times.\n\n```yaml\nmax_attempts: 5\n```\n',
    'It waits 1, 2, 4 and 8 s. The other waits 5, 10 and 20 s.\n',
    'The first pause is 200 ms.\n\n```yaml\na:\n  initialDelayMs: 200\nb:\n  initialDelayMs: 400\n```\n',
    'Stock calls time out after 1 s.\n\n```yaml\nclients:\n  payment:\n    timeoutMs: 2000\n```\n',
  ])('may be of several things: %s', async (text) => {
    expect(await find(text)).toEqual([]);
  });
});
