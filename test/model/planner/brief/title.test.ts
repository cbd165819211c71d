import { describe, expect, it } from 'vitest';
import { titleOf } from '../../../../src/model/planner/brief/title.ts';
import { tokens } from '../../../../src/model/planner/brief/tokens.ts';

const title = (text: string) => titleOf(text, tokens(text), 'fallback');

describe('the title of a report', () => {
  it.each([
    ['Proposal handling for a 2.2 m telescope. Twice a year a call opens.', 'Proposal handling for a 2.2 m telescope'],
    ['Hello, design a booking system for ferries', 'Booking system for ferries'],
    ['slow: page of matches takes 6s', 'Page of matches takes 6s'],
    ['Beekeeping association with 340 members and roughly 2,100 hives', 'Beekeeping association with 340 members'],
    ['Bookings', 'Bookings'],
    ['- Blood bank for 14 hospitals\n- donors give blood', 'Blood bank for 14 hospitals'],
    ['hey, so we run laundromats, 12 shops', 'Laundromats'],
    ['our bee club needs something simple: hives', 'Bee club'],
    ['Need backend for school bus tracking.', 'School bus tracking'],
    ['!!!', 'Fallback'],
  ])('%s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });
});
