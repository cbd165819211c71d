import type { Domain } from '../domain.ts';

/** What course teaching keeps records of. */
export const LEARNING_ENTITIES: Domain['entities'] = {
  student: {
    is: 'Somebody who learns and is graded',
    words: 'learner, pupil, user, participant, trainee',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      full_name person_name
      email     email unique
      student_no code unique @once
      status    enrolled | on_leave | graduated = enrolled
    `,
  },
  teacher: {
    is: 'Somebody who teaches {courses} and grades',
    words: 'instructor, tutor, lecturer, trainer, professor',
    core: true,
    rows: '1 per 25',
    by: 'staff',
    fields: `
      full_name person_name
      email     email unique
      status    active | left = active
    `,
  },
  course: {
    is: 'What is taught over a term, by one {teacher}, to a limited number',
    words: 'class, module, training, programme',
    core: true,
    rows: '1 per 20',
    by: 'staff',
    fields: `
      teacher_id -> teacher
      code       code unique @once
      name       name
      begins_on  date
      ends_on    date
      places     quantity
      taken      count = 0 @read
      status     planned | open | running | over = planned
    `,
  },
  lesson: {
    is: 'One meeting or one chapter of {a course}',
    words: 'lecture, unit, chapter, session',
    core: true,
    rows: '1 per 2',
    by: 'staff',
    fields: `
      course_id => course @once
      turn      quantity
      name      name
      material  long ?
      starts_at time
    `,
  },
  enrolment: {
    is: 'The place of {a student} in {a course}, and the final grade',
    words: 'enrollment, registration, signup',
    core: true,
    rows: '0.5 a month',
    keep: '30 years, as proof of what was learnt',
    fields: `
      student_id  -> student @once
      course_id   -> course @once
      grade       smallint ? @read
      left_at     time ? @read
      status      active | completed | left = active @read
    `,
  },
  assignment: {
    is: 'A task with a day until which {submissions} are taken',
    words: 'homework, task, exercise, quiz, exam, test',
    core: true,
    rows: '1 per 4',
    by: 'staff',
    fields: `
      course_id  => course @once
      name       name
      task       long
      due_at     time
      points     quantity
    `,
  },
  submission: {
    is: 'What {a student} hands in for {an assignment}',
    words: 'answer, handed-in work, solution',
    core: true,
    rows: '6 a month',
    keep: '5 years after the term',
    fields: `
      assignment_id -> assignment @once
      student_id    -> student @once
      body          long
      handed_in_at  time = now @read
      points        smallint ? @read
      graded_at     time ? @read
      status        handed_in | graded | returned = handed_in @read
    `,
  },
  attendance: {
    is: 'Whether {a student} was in {a lesson}',
    words: 'presence, attendance record, absence',
    rows: '12 a month',
    keep: '2 years after the term',
    by: 'staff',
    fields: `
      lesson_id  -> lesson @once
      student_id -> student @once
      what       present | late | excused | missing = present
    `,
  },
  grade: {
    is: 'A mark with its weight, given to {a student} in {a course}',
    words: 'mark, score',
    rows: '3 a month',
    keep: '30 years, as proof of what was learnt',
    by: 'staff',
    fields: `
      student_id -> student @once
      course_id  -> course @once
      points     smallint
      weight     percent = 100
      remark     text(300) ?
    `,
  },
  guardian: {
    is: 'A parent, or whoever may act for {a student}',
    words: 'parent',
    rows: '1.6 per 1',
    by: 'staff',
    fields: `
      student_id -> student @once
      full_name  person_name
      phone      phone
      email      email ?
    `,
  },
};
