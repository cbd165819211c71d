import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';
import { NO_CHANGES, scopeOf } from '../../../../src/model/planner/design/scope.ts';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';

const NOTHING = readRepo([], []);
const read = (brief: string) => readBrief(brief, []);
const things = (brief: string) => scopeOf(read(brief), NO_CHANGES, NOTHING).things.map(({ one }) => one);
const wishes = (brief: string) =>
  read(brief)
    .wishes.filter(({ wanted }) => wanted)
    .map(({ name }) => name);

describe('what people pay with', () => {
  it.each(['with apple pay', 'with Stripe', 'by card', 'in the shop or pay online'])('leaves payments: %s', (means) => {
    const brief = `A bakery takes orders for cakes from customers who pay ${means}`;
    expect(things(brief)).toContain('payment');
    expect(wishes(brief)).not.toContain('Apple');
  });

  it.each([
    'A bakery takes orders for cakes from customers who pay attention to detail',
    'A choir keeps concerts and fees, which members pay by card',
  ])('and nothing where the money is kept already, or none is paid: %s', (brief) => {
    expect(things(brief)).not.toContain('payment');
  });

  it('is no sign-in, which stays one beside it', () => {
    expect(wishes('Customers of the bakery sign in with Apple and pay with Google Pay')).toEqual(['Apple']);
  });
});

describe('what a tool is there for', () => {
  it.each(['Kafka for events', 'Redis for sessions', 'events go through Kafka', 'messages are sent over RabbitMQ'])(
    'is no record: %s',
    (wish) => {
      const kept = things(`A toll operator records passages of trucks and invoices. ${wish}.`);
      expect(kept).toEqual(expect.arrayContaining(['passage', 'truck', 'invoice']));
      expect(kept.filter((one) => /event|session|message/.test(one))).toEqual([]);
    },
  );

  it('is one where the brief keeps it besides', () => {
    expect(things('A museum plans events with visitors and guides, Kafka for events')).toContain('event');
  });
});

describe('names and their forms', () => {
  it.each([
    ['A notary keeps powers of attorney, witnesses and signings', ['power-of-attorney'], ['power', 'attorney']],
    ['Eine Musikschule mit 45 Lehrkräften: die Lehrkräfte haben Räume', ['lehrkraft', 'raum'], ['lehrkräfte']],
    ['Bike couriers within 2 km of the shop deliver flowers to customers', ['flower'], ['deliver flower', 'km']],
    ['Couriers carry parcels between depots. The #1 complaint is about late parcels.', ['parcel'], ['complaint']],
    [
      'Un conservatoire : 80 professeurs, des cours et des salles, payés chaque trimestre',
      ['cours'],
      ['cour', 'trimestre'],
    ],
  ])('%s', (brief, there, not) => {
    const found = things(brief);
    expect(found).toEqual(expect.arrayContaining(there));
    expect(found.filter((one) => not.includes(one))).toEqual([]);
  });

  it('names the season as no framework', () => {
    expect(wishes('Seedlings are reserved by customers before spring')).toEqual([]);
    expect(wishes('Seedlings are reserved by customers, with Spring')).toEqual(['Spring Boot']);
  });

  it('quotes words of another language as they stand', () => {
    const { took } = scopeOf(read('Eine Musikschule: jeder Schüler hat einen Vertrag'), NO_CHANGES, NOTHING);
    expect(took).toContainEqual({ words: 'vertrag', as: 'the entity *vertrag*' });
  });
});
