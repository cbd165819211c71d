import type { Domain } from '../domain.ts';
import { RECRUITING_ENTITIES } from './recruiting-entities.ts';

export const recruiting: Domain = {
  name: 'recruiting',
  signs:
    'recruiting, recruitment, applicants, applicant tracking, ats, job board, job postings, job applications, candidates, interviews, hiring, vacancies, vacancy, resumes, cvs, talent',
  person: 'candidate',
  staff: 'recruiter',
  tenant: 'employer',
  load: { people: 30000, active: 0.03, requests: 12, peak: 6 },
  entities: RECRUITING_ENTITIES,
  rules: [
    {
      on: 'application',
      unique: 'candidate_id, job_id',
      where: "status = 'open'",
      says: '{A candidate} has one open {application} for {a job}',
    },
    {
      on: 'interview',
      exclude: 'interviewer_id',
      from: 'starts_at',
      to: 'ends_at',
      where: "status <> 'cancelled'",
      says: '{An interviewer} talks to one {candidate} at a time',
    },
    { on: 'interview', check: 'ends_at > starts_at', says: '{An interview} ends after it begins' },
    {
      on: 'scorecard',
      unique: 'interview_id, interviewer_id',
      says: 'Each {interviewer} writes one {scorecard} for {an interview}, and does not change it',
    },
    {
      on: 'application',
      check: "(status = 'open') = (decided_at IS NULL)",
      says: '{An application} is open for exactly as long as nobody has decided',
    },
    { on: 'job', check: 'filled <= places', says: 'No more are hired for {a job} than it has places' },
  ],
  paths: [
    {
      asks: 'Which {applications} for this {job} are in this stage, oldest first?',
      on: 'application',
      by: 'job_id, stage',
      where: "status = 'open'",
      order: 'created_at',
    },
    {
      asks: 'Where has this {candidate} applied, newest first?',
      on: 'application',
      by: 'candidate_id',
      order: 'created_at desc',
    },
    {
      asks: 'Whom does this {interviewer} meet next?',
      on: 'interview',
      by: 'interviewer_id, status',
      order: 'starts_at',
    },
    {
      asks: 'What was said in the {interviews} of this {application}?',
      on: 'interview',
      by: 'application_id',
      order: 'starts_at',
    },
    { asks: 'Which {jobs} are open, closing first?', on: 'job', by: 'status', order: 'closes_on' },
    { asks: 'Which {candidates} must be forgotten next?', on: 'candidate', by: 'status', order: 'keep_until' },
  ],
  flows: [
    {
      does: 'applies for {a job}',
      words: 'apply, application, applications, submit',
      by: 'person',
      makes: 'application',
      given: 'job',
      monthly: 0.15,
      unless: 'the {job} is closed, or they have applied already',
      tells: 'email',
    },
    {
      does: 'plans {an interview}',
      words: 'interview, interviews, schedule, invite',
      by: 'staff',
      makes: 'interview',
      given: 'application',
      monthly: 0.08,
      unless: 'the {interviewer} is taken in that hour, or the {application} is decided',
      tells: 'calendar',
    },
    {
      does: 'rejects {an application}',
      words: 'reject, decline, decide',
      by: 'staff',
      moves: 'application',
      verb: 'reject',
      from: 'open',
      to: 'rejected',
      stamps: 'decided_at',
      monthly: 0.13,
      unless: 'it is decided already, or no reason is given',
      tells: 'email',
    },
    {
      does: 'writes {a scorecard}',
      words: 'score, rate, feedback, evaluate',
      by: 'interviewer',
      makes: 'scorecard',
      given: 'interview',
      monthly: 0.08,
      unless: 'the {interview} has not been held, or they have read the others',
    },
  ],
  asks: [
    {
      header: 'Forgetting',
      question: '{An application} is rejected. When is the {candidate} forgotten?',
      why: 'It decides what a nightly job removes, and what reports can still count.',
      options: [
        {
          label: 'After six months, unless they agree',
          effect: 'a day on each candidate; the job removes papers and blanks the rest',
          against: 'somebody good for the next {job} is gone after half a year',
        },
        {
          label: 'At once',
          effect: 'papers and name go with the decision',
          against: 'a complaint about the decision cannot be answered any more',
        },
        {
          label: 'After two years',
          effect: 'a pool of talents, each with a consent on record',
          against: 'each of them has to be asked, and asked again',
        },
      ],
      recommended: 0,
      because: 'it covers the time in which somebody may complain, and no more',
      said: ['six months, 6 months', 'delete immediately', 'talent pool, keep for two years'],
    },
    {
      header: 'Who sees whom',
      question: 'May {interviewers} read what the others wrote, before they write themselves?',
      why: 'It decides when {a scorecard} becomes visible.',
      options: [
        {
          label: 'No, only after their own',
          effect: 'a read checks that the own card is there',
          against: 'who writes late keeps everybody waiting',
        },
        {
          label: 'Yes',
          effect: 'all cards are visible at once',
          against: 'the first opinion becomes that of everybody',
        },
      ],
      recommended: 0,
      because: 'four opinions are worth more than one opinion and three nods',
      said: ['blind feedback, independent scoring', 'shared feedback'],
    },
  ],
  failures: [
    [
      'A famous {job} gets five thousand {applications} in a day',
      'sending works; lists come in pages',
      'papers go straight to the storage, and reading them is work for the night',
    ],
    [
      'Two {staffs} plan the same hour of {an interviewer}',
      'the second one sees the next free hours',
      'the exclusion constraint on {interview.interviewer_id} refuses the second row',
    ],
    [
      'The calendar refuses an entry',
      'the {interview} stands here, and somebody is told',
      'the outbox repeats under the id of the {interview}, and puts it on a list after a day',
    ],
  ],
  threats: [
    [
      'a file with a trap instead of a life in dates',
      'the machine of {a staff}',
      'papers are scanned and shown as pictures; the file itself opens only on request',
    ],
    [
      'colleagues reading who has applied',
      'somebody loses their present place',
      '{application.candidate_id} is shown to the {staffs} and {interviewers} of that {job} alone, and each read is audited',
    ],
  ],
  risks: [
    [
      'Rules prefer one kind of people without anybody noticing',
      'shares differ by stage',
      'no automatic rejections; count stages by what people agreed to tell',
    ],
    [
      '{Interviewers} do not write',
      'a third of {scorecards} is missing after a day',
      'ask in the calendar, five minutes after the end, for a rating and one line',
    ],
  ],
  uses: 'email, calendar, storage',
};
