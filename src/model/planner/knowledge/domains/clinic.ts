import type { Domain } from '../domain.ts';
import { CLINIC_ENTITIES } from './clinic-entities.ts';

export const clinic: Domain = {
  name: 'patient care',
  signs:
    'clinic, clinics, hospital, patient, patients, doctor, doctors, medical practice, healthcare, health care, telehealth, telemedicine, appointments with doctors, hipaa, prescriptions, dentist, ehr, electronic health record',
  person: 'patient',
  staff: 'receptionist',
  tenant: 'clinic',
  load: { people: 25000, active: 0.04, requests: 15, peak: 6 },
  entities: CLINIC_ENTITIES,
  rules: [
    {
      on: 'appointment',
      exclude: 'practitioner_id',
      from: 'starts_at',
      to: 'ends_at',
      where: "status = 'booked'",
      says: '{A practitioner} sees one {patient} at a time',
    },
    { on: 'appointment', check: 'ends_at > starts_at', says: '{An appointment} ends after it begins' },
    {
      on: 'visit',
      check: "(status = 'signed') = (signed_at IS NOT NULL)",
      says: '{A visit} that is signed says since when, and no longer changes',
    },
    {
      on: 'consent',
      unique: 'patient_id, purpose',
      where: "status = 'given'",
      says: '{A patient} has one valid {consent} for each purpose',
    },
  ],
  paths: [
    {
      asks: 'Which {appointments} has this {patient}, next first?',
      on: 'appointment',
      by: 'patient_id',
      order: 'starts_at',
    },
    {
      asks: 'What does the day of this {practitioner} look like?',
      on: 'appointment',
      by: 'practitioner_id, status',
      order: 'starts_at',
    },
    {
      asks: 'What was found at earlier {visits} of this {patient}?',
      on: 'visit',
      by: 'patient_id',
      order: 'created_at desc',
    },
    { asks: 'What does this {patient} take?', on: 'prescription', by: 'patient_id, status', order: 'created_at desc' },
    {
      asks: 'How did the values of this {patient} develop?',
      on: 'lab_result',
      by: 'patient_id, test',
      order: 'measured_at desc',
    },
  ],
  flows: [
    {
      does: 'books {an appointment}',
      words: 'book, booking, appointment, schedule',
      by: 'person',
      makes: 'appointment',
      given: 'practitioner',
      monthly: 0.4,
      unless: 'the {practitioner} is taken or away at that time',
      tells: 'sms',
    },
    {
      does: 'cancels {an appointment}',
      words: 'cancel, reschedule',
      by: 'person',
      moves: 'appointment',
      verb: 'cancel',
      from: 'booked',
      to: 'cancelled',
      stamps: 'cancelled_at',
      monthly: 0.05,
      unless: 'the {appointment} is over, or begins within two hours',
      tells: 'sms',
    },
    {
      does: 'writes down {a visit}',
      words: 'record, document, treat, examine, diagnose',
      by: 'practitioner',
      makes: 'visit',
      given: 'patient',
      monthly: 0.35,
      unless: 'the {patient} has ended the {consent} to treatment',
    },
    {
      does: 'signs {a visit}',
      words: 'sign, complete, approve',
      by: 'practitioner',
      moves: 'visit',
      verb: 'sign',
      from: 'draft',
      to: 'signed',
      stamps: 'signed_at',
      monthly: 0.35,
      unless: 'the {visit} is signed already, or was written by somebody else',
    },
    {
      does: 'issues {a prescription}',
      words: 'prescribe, prescription, medication',
      by: 'practitioner',
      makes: 'prescription',
      given: 'visit',
      monthly: 0.2,
      unless: 'the {visit} is not signed',
    },
  ],
  asks: [
    {
      header: 'Who sees records',
      question: 'Who of the {staffs} and doctors may open the record of {a patient}?',
      why: 'It decides whether access follows roles, the treatment, or an emergency with a reason.',
      options: [
        {
          label: 'Those who treat them, others with a reason',
          effect: 'access follows appointments and visits; anybody else names a reason, which is audited and looked at',
          against: 'in a hurry a reason has to be typed, and somebody has to read these reasons',
        },
        {
          label: 'Every doctor of the house',
          effect: 'access follows the role alone; each read is audited',
          against: 'curious colleagues can read the record of a neighbour',
        },
      ],
      recommended: 0,
      because: 'the least that treatment needs is what the law asks for, and the reason keeps emergencies possible',
      said: ['break the glass, need to know, minimum necessary', 'all doctors'],
    },
    {
      header: 'Missed appointments',
      question: '{A patient} does not come. What does the system do?',
      why: 'It decides about reminders, waiting lists and fees.',
      options: [
        {
          label: 'Remind the day before, offer the gap',
          effect: 'a text a day ahead; a freed time goes to a waiting list',
          against: 'texts cost money, and a waiting list has to be asked in turn',
        },
        {
          label: 'Only note it',
          effect: 'a status, and a count for the practice',
          against: 'empty times of {practitioners} stay empty',
        },
      ],
      recommended: 0,
      because: 'a reminder is the cheapest way to have fewer empty times',
      said: ['reminder, reminders, waiting list', 'no reminders'],
    },
  ],
  failures: [
    [
      'Two desks book the same time of {a practitioner}',
      'the second desk reads 409 with the next free times',
      'the exclusion constraint on {appointment.practitioner_id} refuses the second row',
    ],
    [
      'The network of the house is down during a {visit}',
      'the {practitioner} writes on, and signs later',
      'the draft stays on the device, encrypted, and is sent under its own key once there is a network',
    ],
    [
      'A text with a reminder does not arrive',
      'the {patient} gets a mail where there is an address',
      'the gateway reports its outcome; after ten minutes the worker falls back',
    ],
  ],
  threats: [
    [
      'looking up a neighbour or a celebrity',
      'the law, the press, and the trust of every {patient}',
      'each read of {visit.} writes an audit row with its reason, and a nightly list shows reads without a treatment',
    ],
    [
      'changing a finding after the fact',
      'a court cannot rely on the record',
      '{visit.signed_at} closes the row; later words are an addition of their own',
    ],
  ],
  risks: [
    [
      'Old records are on paper or in another system',
      'at the first {visit} nobody finds the last one',
      'import the list of {patients} and the last two years first; scan the rest when they come',
    ],
    [
      'Times differ between {practitioners} and houses',
      'free times are offered that nobody works',
      'let each of the {practitioners} keep their own weekly plan, and test it for two weeks before patients see it',
    ],
  ],
  uses: 'sms',
};
