import type { Domain } from '../domain.ts';
import { LEARNING_ENTITIES } from './learning-entities.ts';

export const learning: Domain = {
  name: 'course teaching',
  signs:
    'learning, e-learning, elearning, lms, courses, course, school, university, students, teachers, lessons, quizzes, homework, grades, attendance, online courses, tutoring, classroom, education, exams',
  person: 'student',
  staff: 'teacher',
  tenant: 'school',
  load: { people: 8000, active: 0.5, requests: 40, peak: 5 },
  entities: LEARNING_ENTITIES,
  rules: [
    {
      on: 'enrolment',
      unique: 'student_id, course_id',
      where: "status = 'active'",
      says: '{A student} has one active place in {a course}',
    },
    {
      on: 'course',
      check: 'taken BETWEEN 0 AND places',
      says: '{A course} takes no more {students} than it has places',
    },
    { on: 'course', check: 'ends_on >= begins_on', says: '{A course} ends no earlier than it begins' },
    {
      on: 'submission',
      unique: 'assignment_id, student_id',
      says: '{A student} hands in once for each {assignment}; later texts replace it until it is graded',
    },
    { on: 'attendance', unique: 'lesson_id, student_id', says: 'Each {student} is counted once in {a lesson}' },
    {
      on: 'submission',
      check: "(status = 'handed_in') = (graded_at IS NULL)",
      says: '{A submission} has a grading day as soon as it is graded',
    },
  ],
  paths: [
    {
      asks: 'Which {courses} does this {student} take?',
      on: 'enrolment',
      by: 'student_id, status',
      order: 'created_at desc',
    },
    { asks: 'Who is in this {course}?', on: 'enrolment', by: 'course_id, status', order: 'created_at' },
    {
      asks: 'Which {submissions} of this {assignment} wait for a grade, oldest first?',
      on: 'submission',
      by: 'assignment_id',
      where: "status = 'handed_in'",
      order: 'handed_in_at',
    },
    {
      asks: 'What has this {student} handed in, newest first?',
      on: 'submission',
      by: 'student_id',
      order: 'handed_in_at desc',
    },
    { asks: 'What does this {course} consist of, in its order?', on: 'lesson', by: 'course_id', order: 'turn' },
    { asks: 'What is due next in this {course}?', on: 'assignment', by: 'course_id', order: 'due_at' },
  ],
  flows: [
    {
      does: 'enrols in {a course}',
      words: 'enrol, enroll, register, join, sign up, take courses',
      by: 'person',
      makes: 'enrolment',
      given: 'course',
      monthly: 0.5,
      unless: 'the {course} is full, or not open',
      tells: 'email',
    },
    {
      does: 'hands in {a submission}',
      words: 'submit, hand in, homework, quiz, upload',
      by: 'person',
      makes: 'submission',
      given: 'assignment',
      monthly: 6,
      unless: 'the day is over, or it was graded already',
    },
    {
      does: 'grades {a submission}',
      words: 'grade, grades, mark, score, review',
      by: 'staff',
      moves: 'submission',
      verb: 'grade',
      from: 'handed_in',
      to: 'graded',
      stamps: 'graded_at',
      monthly: 6,
      unless: 'the {course} is of another {teacher}, or it was graded before',
      tells: 'email',
    },
    {
      does: 'leaves {a course}',
      words: 'leave, drop out, withdraw',
      by: 'person',
      moves: 'enrolment',
      verb: 'leave',
      from: 'active',
      to: 'left',
      stamps: 'left_at',
      monthly: 0.03,
      unless: 'the {course} is over',
    },
  ],
  asks: [
    {
      header: 'Rush for places',
      question: 'A {course} opens at eight, and three hundred {students} want its thirty places. Who gets one?',
      why: "It decides what eight o'clock looks like for the database.",
      options: [
        {
          label: 'First come, first served',
          effect: 'one conditional update of the counter; the rest reads 409 within a second',
          against: 'who has the faster line wins, and at eight everybody presses at once',
        },
        {
          label: 'Wishes first, then a draw',
          effect: 'wishes are collected for a week, and a job allots places by rules',
          against: 'nobody knows before the draw what their term looks like',
        },
        {
          label: 'First come, with a waiting list',
          effect: 'a queue behind the places; who leaves makes room for the next',
          against: 'a queue that has to be asked in turn, with days to answer',
        },
      ],
      recommended: 0,
      because: 'it is understood by everybody and is one row and one condition',
      said: ['first come', 'lottery, draw, allocation', 'waitlist, waiting list'],
    },
    {
      header: 'Late work',
      question: 'What happens to {a submission} after its hour?',
      why: 'It decides whether the hour is a rule of the database or a remark for the {staff}.',
      options: [
        {
          label: 'Taken, and marked as late',
          effect: 'the hour is compared at grading; the teacher decides what it costs',
          against: 'each {teacher} treats late work in another way',
        },
        {
          label: 'Refused',
          effect: "the insert checks the hour on the server's clock",
          against: 'a bad line at five to twelve costs a grade',
        },
      ],
      recommended: 0,
      because: 'what was written should not be lost to a slow line, and teachers know the reason',
      said: ['late submissions allowed, grace period', 'hard deadline, no late submissions'],
    },
  ],
  failures: [
    [
      'Three hundred {students} enrol within a minute',
      'thirty places, the rest a friendly refusal',
      '{course.taken} rises by one conditional update for each, so it never passes its places',
    ],
    [
      'A browser closes in the middle of a long text',
      'the text is there at the next sign-in',
      'drafts are saved every ten seconds on the device, and sent as one {submission} at the end',
    ],
    [
      'A grade is entered for the wrong {student}',
      'both see a corrected grade',
      'corrections go through the same call; the audit shows who gave which points when',
    ],
  ],
  threats: [
    [
      'reading the {submissions} of others',
      'copied work',
      '{a student} sees rows with their own {submission.student_id}, {a teacher} those of their own {courses}',
    ],
    [
      'changing a grade with the session of {a teacher} who left it open',
      'a wrong certificate',
      'grading asks again for the second factor after an hour, and the {student} is told of each change',
    ],
  ],
  risks: [
    [
      'Terms, holidays and rules differ from year to year',
      'the second term needs a release',
      'keep days as data on {course.}, and rules as settings with a beginning and an end',
    ],
    [
      '{Teachers} go on in their spreadsheets',
      'fewer than half of {submissions} are graded here after a month',
      'import and export of a whole {course} in the first release',
    ],
  ],
  uses: 'email',
};
