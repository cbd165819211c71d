/**
 * What things look like that are in no field of the vocabulary, told by the last word of their name. `{it}` stands
 * for the thing itself, `{subject}` for what it is about and `{who}` for who does it; a shape whose `{subject}` or
 * `{who}` is not there goes without these lines.
 */
export type ShapeNote = {
  /** Last words of names, comma-separated. */
  heads: string;
  is: string;
  fields: string;
  rows: string;
  /** The column that orders it in time. */
  time?: string;
  /** A condition that each row meets, and its words. */
  check?: [condition: string, says: string];
  /** A pair of columns between which the subject is taken: no two rows overlap. */
  span?: [from: string, to: string, where: string];
  /** What somebody does to make one. */
  does: string;
  unless: string;
  /** How a row moves on: the verb of the path, what somebody does, from, to, the column it stamps. */
  moves?: { verb: string; does: string; from: string; to: string; stamps?: string; unless: string };
};

export const SHAPES: readonly ShapeNote[] = [
  {
    heads:
      'booking, reservation, appointment, shift, lesson, slot, session, hearing, lease, rental, hire, stay, tour, class, viewing',
    is: 'A span of time for which {a subject} is taken',
    fields: `
      starts_at time
      ends_at   time
      status    requested | confirmed | cancelled = requested @read
      note      text(500) ?
    `,
    rows: '2 a month',
    time: 'starts_at',
    check: ['ends_at > starts_at', '{An it} ends after it begins'],
    span: ['starts_at', 'ends_at', "status <> 'cancelled'"],
    does: 'books {an it}',
    unless: 'the {subject} is already taken in that time',
    moves: {
      verb: 'cancel',
      does: 'cancels {an it}',
      from: 'requested',
      to: 'cancelled',
      unless: 'the {it} was cancelled before',
    },
  },
  {
    heads: 'permit, licence, license, visa, permission, certification, accreditation, membership, warrant',
    is: 'What allows {a who} something for a time',
    fields: `
      valid_from  date
      valid_until date
      granted_at  time ? @read
      status      applied | granted | rejected | revoked = applied @read
    `,
    rows: '0.3 a month',
    time: 'created_at',
    check: ['valid_until >= valid_from', '{An it} ends no earlier than it begins'],
    does: 'applies for {an it}',
    unless: 'the {who} has a valid {it} already',
    moves: {
      verb: 'grant',
      does: 'grants {an it}',
      from: 'applied',
      to: 'granted',
      stamps: 'granted_at',
      unless: 'the {it} was decided before',
    },
  },
  {
    heads: 'loan, borrowing, checkout, lending, handout',
    is: '{A subject} in the hands of {a who}, until it comes back',
    fields: `
      lent_on     date @once
      due_on      date @once
      returned_at time ? @read
      status      out | returned | lost = out @read
    `,
    rows: '0.5 a month',
    time: 'created_at',
    check: ['due_on >= lent_on', '{An it} is due no earlier than it begins'],
    does: 'takes out {an it}',
    unless: 'the {subject} is out already',
    moves: {
      verb: 'return',
      does: 'brings back {an it}',
      from: 'out',
      to: 'returned',
      stamps: 'returned_at',
      unless: 'the {it} was returned before',
    },
  },
  {
    heads:
      'payment, fee, dues, donation, pledge, contribution, charge, deposit, refund, fine, bill, invoice, rent, premium, expense, purchase, sale, payout, salary, toll, royalty',
    is: 'Money that {a who} owes or has paid for {a subject}',
    fields: `
      amount_minor money @once
      currency     currency = 'EUR' @once
      due_on       date ?
      status       due | paid | refunded = due @read
      settled_at   time ? @read
    `,
    rows: '1 a month',
    time: 'created_at',
    check: ['amount_minor > 0', '{An it} is more than nothing'],
    does: 'raises {an it}',
    unless: 'the same {it} is already there under this key',
    moves: {
      verb: 'settle',
      does: 'settles {an it}',
      from: 'due',
      to: 'paid',
      stamps: 'settled_at',
      unless: 'the {it} is settled already',
    },
  },
  {
    heads:
      'reading, measurement, sample, observation, sighting, count, metric, datapoint, record, survey, catch, harvest, yield, weighing, census, assay',
    is: 'What was measured on {a subject}, when, and by whom',
    fields: `
      measured_at time @once
      amount      measure @once
      unit        code @once
      note        text(500) ?
    `,
    rows: '8 a month',
    time: 'measured_at',
    does: 'records {an it}',
    unless: 'the {subject} is retired',
  },
  {
    heads:
      'inspection, check, visit, treatment, repair, service, maintenance, test, exam, audit, checkup, examination, vaccination, feeding, calibration, call-out, callout, patrol, cleaning, assessment, walk, round, drill, dive, tasting, watering, pruning, milking',
    is: 'Work done on {a subject}, with its day and its outcome',
    fields: `
      due_on   date ?
      done_at  time ? @read
      outcome  passed | failed | inconclusive ?
      findings text(2000) ?
      status   planned | done | cancelled = planned @read
    `,
    rows: '2 a month',
    time: 'created_at',
    does: 'plans {an it}',
    unless: 'the {subject} is retired',
    moves: {
      verb: 'complete',
      does: 'completes {an it}',
      from: 'planned',
      to: 'done',
      stamps: 'done_at',
      unless: 'the {it} was completed or cancelled before',
    },
  },
  {
    heads:
      'transfer, shipment, delivery, move, movement, trip, ride, journey, pickup, dropoff, consignment, flight, voyage, haul, crossing, relocation',
    is: 'The way of {a subject} from where it was to where it goes',
    fields: `
      origin       text(200) @once
      destination  text(200) @once
      arrived_at   time ? @read
      status       requested | arrived | cancelled = requested @read
    `,
    rows: '1 a month',
    time: 'created_at',
    check: ['origin <> destination', '{An it} ends where it did not begin'],
    does: 'requests {an it}',
    unless: '{an it} of the same {subject} is already under way',
    moves: {
      verb: 'arrive',
      does: 'reports the arrival of {an it}',
      from: 'requested',
      to: 'arrived',
      stamps: 'arrived_at',
      unless: 'the {it} arrived or was cancelled before',
    },
  },
  {
    heads:
      'order, request, application, claim, ticket, incident, complaint, report, alert, alarm, task, job, submission, nomination, enrolment, enrollment, registration, adoption, booking request, violation, petition, proposal, case',
    is: 'Something that {a who} asks for or reports about {a subject}, until it is settled',
    fields: `
      summary    text(300) @once
      details    text(5000) ?
      status     open | accepted | rejected | closed = open @read
      decided_at time ? @read
    `,
    rows: '1 a month',
    time: 'created_at',
    does: 'opens {an it}',
    unless: '{an it} about the same {subject} is open already',
    moves: {
      verb: 'accept',
      does: 'accepts {an it}',
      from: 'open',
      to: 'accepted',
      stamps: 'decided_at',
      unless: 'the {it} is decided already',
    },
  },
  {
    heads:
      'message, comment, note, post, reply, review, rating, feedback, announcement, entry, log, article, story, journal, diary, testimonial',
    is: 'Words that {a who} leaves on {a subject}',
    fields: `
      body      text(5000)
      rating    rating ?
      hidden_at time ? @read
    `,
    rows: '6 a month',
    time: 'created_at',
    does: 'writes {an it}',
    unless: 'the {subject} is closed for new ones',
  },
  {
    heads:
      'document, photo, picture, image, file, attachment, video, recording, scan, certificate, contract, drawing, receipt, song, track, episode, map',
    is: 'A file that belongs to {a subject}, kept in object storage',
    fields: `
      name        name
      media_type  code @once
      storage_key storage_key unique @hidden
      byte_size   size @once
      sha256      hash @once
    `,
    rows: '2 a month',
    time: 'created_at',
    does: 'adds {an it}',
    unless: 'the file is larger than allowed',
  },
  {
    heads:
      'vote, signature, endorsement, like, favourite, favorite, follow, attendance, participation, invitation, rsvp, subscription, signup, check-in, checkin, presence, badge, stamp',
    is: 'The bond of {a who} with {a subject}',
    fields: `
      status active | ended = active @read
      ended_at time ? @read
    `,
    rows: '2 a month',
    time: 'created_at',
    does: 'adds {an it}',
    unless: 'the {who} has one for this {subject} already',
    moves: {
      verb: 'end',
      does: 'ends {an it}',
      from: 'active',
      to: 'ended',
      stamps: 'ended_at',
      unless: 'the {it} ended before',
    },
  },
  {
    heads:
      'event, concert, match, game, race, exhibition, meeting, auction, tournament, show, performance, expedition, season, campaign, festival, course, workshop, project, programme, program, mission, experiment, study, trial, screening, exercise, rehearsal',
    is: 'Something with a name, a beginning and an end',
    fields: `
      name      name
      summary   long ?
      starts_at time
      ends_at   time
      status    planned | running | over | cancelled = planned @read
    `,
    rows: '1 per 100',
    time: 'starts_at',
    check: ['ends_at > starts_at', '{An it} ends after it begins'],
    does: 'announces {an it}',
    unless: 'its time is not free',
    moves: {
      verb: 'cancel',
      does: 'cancels {an it}',
      from: 'planned',
      to: 'cancelled',
      unless: 'the {it} is over or cancelled',
    },
  },
];
