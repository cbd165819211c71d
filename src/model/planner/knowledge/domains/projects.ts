import type { Domain } from '../domain.ts';

export const projects: Domain = {
  name: 'task management',
  signs:
    'project management, task management, tasks, todo, to-do, todos, kanban, sprint, sprints, backlog, jira, trello, issue tracker, boards, milestones, assignees, work items',
  person: 'member',
  staff: 'project lead',
  tenant: 'workspace',
  load: { people: 5000, active: 0.5, requests: 80, peak: 4 },
  entities: {
    member: {
      is: 'Somebody who works on {tasks}',
      words: 'user, team member, employee, collaborator, assignee, person',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        display_name name
        email        email unique
        status       active | left = active
      `,
    },
    project: {
      is: 'A goal with a key, under which {tasks} are numbered',
      words: 'board, workspace, list, todo list',
      core: true,
      rows: '1 per 6',
      by: 'person',
      fields: `
        lead_member_id -> member
        key            code unique @once
        name           name
        last_number    int = 0 @read
        status         active | archived = active
      `,
    },
    task: {
      is: 'Something that has to be done, by somebody, perhaps until a day',
      words: 'todo, issue, ticket, work item, story, to-do, card, job',
      core: true,
      rows: '15 a month',
      fields: `
        project_id         -> project @once
        number             int @read
        parent_task_id     -> task ?
        assignee_member_id -> member ?
        author_member_id   -> member @once
        name               name
        details            long ?
        urgency            low | normal | high = normal
        due_on             date ?
        place              measure = 0
        closed_at          time ? @read
        status             open | in_progress | in_review | done | dropped = open @read
      `,
    },
    comment: {
      is: 'A word about {a task}',
      words: 'note, reply, discussion',
      core: true,
      rows: '40 a month',
      fields: `
        task_id   => task @once
        member_id -> member @once
        body      text(8000)
      `,
    },
    dependency: {
      is: 'That {a task} cannot begin before another one is done',
      words: 'blocker, link, relation, blocking task',
      core: true,
      rows: '2 a month',
      fields: `
        blocking_task_id => task @once
        blocked_task_id  => task @once
      `,
    },
    label: {
      is: 'A word by which {tasks} of {a project} are grouped',
      words: 'tag, component, category',
      rows: '2 per 1',
      by: 'person',
      fields: `
        project_id -> project @once
        name       name
        colour     code = 'grey'
      `,
    },
    task_label: {
      is: 'That {a task} carries {a label}',
      rows: '20 a month',
      fields: `
        task_id  => task @once
        label_id -> label @once
      `,
    },
    sprint: {
      is: 'Two weeks with the {tasks} that were promised for them',
      words: 'iteration, milestone, cycle',
      rows: '1 per 4',
      by: 'staff',
      fields: `
        project_id -> project @once
        name       name
        starts_on  date
        ends_on    date
        status     planned | running | over = planned
      `,
    },
    attachment: {
      is: 'A file at {a task}',
      words: 'file, document, image, screenshot',
      rows: '6 a month',
      fields: `
        task_id     => task @once
        name        name @once
        media_type  code @once
        byte_size   size @once
        storage_key storage_key unique @hidden
      `,
    },
    work_log: {
      is: 'How long somebody worked on {a task}',
      words: 'time log, time entry, timesheet, tracked time',
      rows: '60 a month',
      fields: `
        task_id   -> task @once
        member_id -> member @once
        seconds   seconds
        worked_on date
      `,
    },
  },
  rules: [
    { on: 'task', unique: 'project_id, number', says: '{Tasks} of {a project} are numbered without doubles' },
    {
      on: 'dependency',
      unique: 'blocking_task_id, blocked_task_id',
      says: 'One {task} waits for another at most once',
    },
    { on: 'dependency', check: 'blocking_task_id <> blocked_task_id', says: 'No {task} waits for itself' },
    {
      on: 'task',
      check: "(status IN ('done', 'dropped')) = (closed_at IS NOT NULL)",
      says: '{A task} that is done or dropped says since when',
    },
    { on: 'task_label', unique: 'task_id, label_id', says: '{A task} carries the same {label} once' },
    { on: 'sprint', check: 'ends_on >= starts_on', says: '{A sprint} ends no earlier than it begins' },
  ],
  paths: [
    {
      asks: 'What does the board of this {project} look like, in its order?',
      on: 'task',
      by: 'project_id, status',
      order: 'place',
    },
    {
      asks: 'What is on the desk of this {member}?',
      on: 'task',
      by: 'assignee_member_id, status',
      order: 'updated_at desc',
    },
    { asks: 'What was said about this {task}, oldest first?', on: 'comment', by: 'task_id', order: 'created_at' },
    { asks: 'What does this {task} wait for?', on: 'dependency', by: 'blocked_task_id', order: 'created_at' },
    { asks: 'Which {tasks} carry these words in their name?', on: 'task', match: 'name' },
  ],
  flows: [
    {
      does: 'adds {a task}',
      words: 'add, create, task, tasks, todo, issue, plan',
      by: 'person',
      makes: 'task',
      given: 'project',
      monthly: 15,
      unless: 'the {project} is archived',
      tells: 'email',
    },
    {
      does: 'finishes {a task}',
      words: 'finish, complete, done, close, resolve',
      by: 'person',
      moves: 'task',
      verb: 'finish',
      from: 'in_progress',
      to: 'done',
      stamps: 'closed_at',
      monthly: 13,
      unless: 'it waits for another {task} that is not done',
      tells: 'email',
    },
    {
      does: 'comments on {a task}',
      words: 'comment, discuss, reply',
      by: 'person',
      makes: 'comment',
      given: 'task',
      monthly: 40,
      unless: 'they are no {member} of that {project}',
      tells: 'push',
    },
    {
      does: 'lets one {task} wait for another',
      words: 'block, depend, dependency, dependencies, link',
      by: 'person',
      makes: 'dependency',
      given: 'task',
      monthly: 2,
      unless: 'the two would wait for each other in a circle',
    },
  ],
  asks: [
    {
      header: 'Order by hand',
      question: 'Somebody drags {a task} between two others. How is the new order kept?',
      why: 'It decides how many rows a drag changes.',
      options: [
        {
          label: 'A number between its neighbours',
          effect: 'one row changes; a job spreads numbers that have come too close',
          against: 'after thousands of drags at one place numbers have to be spread',
        },
        {
          label: 'Positions 1, 2, 3',
          effect: 'each drag renumbers all below it',
          against: 'one drag at the top of a long board changes hundreds of rows',
        },
      ],
      recommended: 0,
      because: 'a drag is one small update, and two people can drag at once',
      said: ['fractional indexing, lexorank', 'sequential positions'],
    },
    {
      header: 'Own steps',
      question: 'May each {project} have steps of its own, beyond open, in progress and done?',
      why: 'It decides whether the status is a list in the code or rows in a table.',
      options: [
        {
          label: 'The same five for all',
          effect: 'a CHECK on the status; reports compare all projects',
          against: 'a team with a test stage has nowhere to put it',
        },
        {
          label: 'Own steps for each project',
          effect: 'a table of steps with an order, and a kind that reports understand',
          against: 'nobody can say any more what "done" means across {projects}',
        },
      ],
      recommended: 0,
      because: 'five steps serve most teams, and reports stay comparable',
      said: ['fixed workflow, fixed statuses', 'custom workflow, custom workflows, custom statuses'],
    },
  ],
  failures: [
    [
      'Two people drag the same {task} at once',
      'the later drag stands, and both see it',
      '{task.place} changes under the version of the row; a stale one is repeated by the client with fresh neighbours',
    ],
    [
      'A mail about each small change',
      'one mail with all changes of ten minutes',
      'the worker joins events about the same {task} and reader',
    ],
    [
      'A circle of {dependencies} is drawn from two windows',
      'the second one is refused',
      'the transaction locks both {tasks} and follows {dependency.blocking_task_id} upwards before it inserts',
    ],
  ],
  threats: [
    [
      'reading {tasks} of a {project} one has left',
      'plans that leave the house',
      'membership is part of each query on {task.project_id}, also in search',
    ],
    [
      'a link in {a comment} that leads to a false sign-in',
      'a stolen account',
      'words are stored as text, and links show their host',
    ],
  ],
  risks: [
    [
      'Boards grow to thousands of open {tasks}',
      'a board takes longer than a second to show',
      'show a hundred in each column, and drop what nobody touched for a year',
    ],
    [
      'Old tools are left only half',
      'the same {task} in two places',
      'import with old numbers as references, and make the old tool read-only on a day',
    ],
  ],
  uses: 'email, push',
};
