import { describe, expect, it } from 'vitest';
import { affirmed } from '../../../../src/artifacts/together/claims/affirmed.ts';

describe('what a text says is done', () => {
  it.each([
    ['Pull, not webhooks, for bookings', 'bookings', 'webhooks'],
    ['Riders without history are charged at unlock', 'charged at unlock', 'history'],
    ['HTTP push over MQTT', 'push', 'MQTT'],
    ['One store instead of Redis', 'One store', 'Redis'],
    ["The hospital's own RabbitMQ is bridged", 'bridged', 'RabbitMQ'],
  ])('%s', (text, kept, left) => {
    expect(affirmed(text)).toContain(kept);
    expect(affirmed(text)).not.toContain(left);
  });

  it.each(['Updates are pushed over MQTT', 'One chain over all envelopes'])('is all of: %s', (text) => {
    expect(affirmed(text)).toBe(text);
  });
});
