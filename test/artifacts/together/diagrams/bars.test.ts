import { describe, expect, it } from 'vitest';
import { barsIn } from '../../../../src/artifacts/together/diagrams/bars.ts';

describe('who may reach whom, in words', () => {
  it.each([
    ['Only the `scheduler` talks to the gateway.', { only: 'scheduler', to: 'gateway' }],
    ['`fanout`, and nobody else, calls the SMS provider.', { only: 'fanout', to: 'SMS provider' }],
    ['The biller is the sole caller of the bank.', { only: 'biller', to: 'bank' }],
    ['The bank is only reached through the biller.', { only: 'biller', to: 'bank' }],
    ['The bank is called by the biller and by nobody else.', { only: 'biller', to: 'bank' }],
    ['No service but the biller touches the bank.', { only: 'biller', to: 'bank' }],
    ['`permits-api` itself never talks to the broker.', { never: 'permits-api', to: 'broker' }],
    ['`intake` has no access to the database.', { never: 'intake', to: 'database' }],
    ['`ocpp-gateway` holds no database connection: it sends events.', { never: 'ocpp-gateway', to: 'database' }],
    ['`loans-api` does not send mail.', { never: 'loans-api', to: 'mail' }],
    ['The player has nothing to do with the voice service.', { never: 'player', to: 'voice service' }],
  ])('reads %s', (words, bar) => {
    expect(barsIn(words)).toEqual([{ ...bar, said: expect.any(String) as string }]);
  });

  it('reads both of two', () => {
    expect(barsIn('Neither the portal nor the app reads the database.').map(({ never }) => never)).toEqual([
      'portal',
      'app',
    ]);
  });

  it.each(['The portal talks to the gateway.', 'There is no cache.', 'The desk has no printer.', 'It never sleeps.'])(
    'reads nothing in %s',
    (words) => {
      expect(barsIn(words)).toEqual([]);
    },
  );
});
