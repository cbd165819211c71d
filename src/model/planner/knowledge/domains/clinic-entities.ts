import type { Domain } from '../domain.ts';

/** What patient care keeps records of. */
export const CLINIC_ENTITIES: Domain['entities'] = {
  patient: {
    is: 'Somebody under treatment, or who was',
    words: 'user, client, person',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      record_no  code unique @once
      full_name  person_name
      born_on    date
      phone      phone
      email      email ?
      status     active | left | deceased = active
    `,
  },
  practitioner: {
    is: 'A doctor, nurse or therapist with a calendar of their own',
    words: 'doctor, physician, nurse, therapist, clinician, dentist, provider, specialist',
    core: true,
    rows: '60',
    by: 'staff',
    fields: `
      full_name   person_name
      licence_no  code unique @once
      speciality  code
      status      active | away | left = active
    `,
  },
  appointment: {
    is: 'A time that {a practitioner} keeps free for {a patient}',
    words: 'booking, consultation slot',
    core: true,
    rows: '0.4 a month',
    keep: '10 years after the last treatment',
    fields: `
      patient_id      -> patient @once
      practitioner_id -> practitioner @once
      starts_at       time @once
      ends_at         time @once
      reason          text(500) ?
      cancelled_at    time ? @read
      status          booked | attended | missed | cancelled = booked @read
    `,
  },
  visit: {
    is: 'What happened when {a patient} was seen: findings and what follows from them',
    words: 'encounter, consultation, treatment, examination',
    core: true,
    rows: '0.35 a month',
    keep: '10 years after the last treatment',
    fields: `
      patient_id      -> patient @once
      practitioner_id -> practitioner @once
      appointment_id  -> appointment ? unique @once
      findings        long
      signed_at       time ? @read
      status          draft | signed = draft @read
    `,
  },
  prescription: {
    is: 'What {a patient} is to take, as {a practitioner} has signed it',
    words: 'medication, medicine, drug order',
    rows: '0.2 a month',
    keep: '10 years after the last treatment',
    fields: `
      visit_id        -> visit @once
      patient_id      -> patient @once
      medicine        name @once
      dose            text(200) @once
      valid_until     date @once
      status          issued | dispensed | withdrawn = issued @read
    `,
  },
  consent: {
    is: 'What {a patient} has agreed to, and until when',
    words: 'agreement, permission',
    rows: '2 per 1',
    fields: `
      patient_id -> patient @once
      purpose    treatment | sharing | research @once
      given_at   time @once
      ended_at   time ? @read
      status     given | ended = given @read
    `,
  },
  lab_result: {
    is: 'A value that a laboratory has measured for {a patient}',
    words: 'test result, lab test, laboratory result, lab report',
    rows: '0.3 a month',
    keep: '10 years after the last treatment',
    by: 'system',
    fields: `
      visit_id    -> visit @once
      patient_id  -> patient @once
      test        code @once
      amount      measure @once
      unit        code @once
      measured_at time @once
    `,
  },
};
