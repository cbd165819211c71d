import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';
import { reportOn } from '../support/planning.ts';

const names = (brief: string) => readBrief(brief, []).names.map(({ name, kind }) => `${name}: ${kind}`);

describe('names that no notes know', () => {
  it.each([
    ['The scheduler must connect with the hospital by HL7 v2', ['HL7 v2: means']],
    ['Invoices go out as ZUGFeRD pdf', ['ZUGFeRD: format']],
    ['Buoys report over Iridium SBD every 6 hours', ['Iridium SBD: means']],
    ['Repairs are exported to the Open Repair Alliance as CSV', ['Open Repair Alliance: means', 'CSV: format']],
    ['Certificates are signed (Swisscom AIS) by inspectors', ['Swisscom AIS: mention']],
    ['Le poids vient par RS-232, la récolte au format DRev', ['RS-232: means', 'DRev: format']],
    ['Rescuers are alerted through ntfy', ['ntfy: means']],
  ])('%s', (brief, expected) => {
    expect(names(brief)).toEqual(expected);
  });

  it.each([
    'We use Stripe and PostgreSQL with Redis',
    'DO NOT SEND mails. A deposit of EUR 50. I am OK with SQL.',
    'pawns(id, item1, item2, item3)',
    'Kind regards, Ruth',
  ])('are none where the notes have them, or nobody means one: %s', (brief) => {
    expect(names(brief)).toEqual([]);
  });

  it('stand near a thing of their sentence, and in every report', async () => {
    const brief = 'Astronomers submit proposals. Frames are archived as FITS.';
    expect(readBrief(brief, []).names[0]).toMatchObject({ name: 'FITS', near: 'frame' });
    expect(await reportOn(brief, 'security-engineer')).toContain('| FITS | a form in which frames come in or go out');
  });
});
