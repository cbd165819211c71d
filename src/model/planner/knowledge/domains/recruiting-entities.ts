import type { Domain } from '../domain.ts';

/** What recruiting keeps records of. */
export const RECRUITING_ENTITIES: Domain['entities'] = {
  candidate: {
    is: 'Somebody who wants to work here',
    words: 'applicant, job seeker, user, talent, person',
    core: true,
    rows: '1 per 1',
    by: 'person',
    fields: `
      full_name  person_name
      email      email unique
      phone      phone ?
      keep_until date
      status     active | hired | withdrawn = active @read
    `,
  },
  job: {
    is: 'A place that is to be filled, as it is described outside',
    words: 'job posting, vacancy, position, opening, job opening, job ad',
    core: true,
    rows: '1 per 60',
    by: 'staff',
    fields: `
      name       name
      summary    long
      place      name
      places     quantity = 1
      filled     count = 0 @read
      closes_on  date
      status     draft | open | closed = draft
    `,
  },
  application: {
    is: 'The wish of {a candidate} to get {a job}, and how far it has come',
    words: 'job application, submission',
    core: true,
    rows: '0.15 a month',
    keep: '6 months after the decision',
    fields: `
      candidate_id -> candidate @once
      job_id       -> job @once
      letter       long ? @once
      source       code = 'site' @once
      stage        received | screened | interviewing | offer = received
      decided_at   time ? @read
      status       open | hired | rejected | withdrawn = open @read
    `,
  },
  document: {
    is: 'A paper of {a candidate}: a life in dates, a certificate',
    words: 'resume, cv, file, certificate, attachment',
    core: true,
    rows: '0.3 a month',
    keep: '6 months after the decision',
    fields: `
      candidate_id -> candidate @once
      name         name
      media_type   code @once
      byte_size    size @once
      storage_key  storage_key unique @hidden
    `,
  },
  interviewer: {
    is: 'Somebody of the house who talks to {candidates}',
    words: 'hiring manager, employee, panel member',
    core: true,
    rows: '200',
    by: 'staff',
    fields: `
      full_name person_name
      email     email unique
      status    active | left = active
    `,
  },
  interview: {
    is: 'An hour of {an interviewer} with {a candidate}',
    words: 'meeting, talk, appointment, screening call',
    core: true,
    rows: '0.08 a month',
    keep: '6 months after the decision',
    fields: `
      application_id -> application @once
      interviewer_id -> interviewer @once
      starts_at      time
      ends_at        time
      link           url ?
      held_at        time ? @read
      status         planned | held | cancelled = planned @read
    `,
  },
  scorecard: {
    is: 'What {an interviewer} thinks, written before the others are read',
    words: 'evaluation, feedback, assessment, rating, score',
    core: true,
    rows: '0.08 a month',
    keep: '6 months after the decision',
    fields: `
      interview_id   -> interview @once
      interviewer_id -> interviewer @once
      rating         rating @once
      reasons        text(4000) @once
    `,
  },
  offer: {
    is: 'What {a candidate} is promised, until a day',
    words: 'job offer, contract offer',
    rows: '0.01 a month',
    keep: '6 months after the decision',
    fields: `
      application_id -> application unique @once
      salary_minor   money @once
      currency       currency = 'EUR' @once
      open_until     date @once
      answered_at    time ? @read
      status         sent | accepted | declined | expired = sent @read
    `,
  },
};
