import type { Domain } from '../domain.ts';

export const hr: Domain = {
  name: 'personnel administration',
  signs:
    'hr, human resources, employees, leave requests, vacation requests, time off, payroll, timesheets, org chart, personnel, absence management, onboarding employees, working hours, hris, staff management',
  person: 'employee',
  staff: 'personnel officer',
  tenant: 'company',
  load: { people: 3000, active: 0.3, requests: 10, peak: 5 },
  entities: {
    department: {
      is: 'A part of the company with somebody who leads it',
      words: 'unit, division, team, organisational unit',
      core: true,
      rows: '80',
      by: 'staff',
      fields: `
        parent_department_id -> department ?
        name                 name unique
        cost_centre          code
      `,
    },
    employee: {
      is: 'Somebody under contract, or who was',
      words: 'user, worker, staff member, colleague, person, team member',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        department_id       -> department
        manager_employee_id -> employee ?
        personnel_no        code unique @once
        full_name           person_name
        email               email unique
        born_on             date
        joined_on           date
        left_on             date ?
        status              active | on_leave | left = active
      `,
    },
    contract: {
      is: 'What was agreed with {an employee}, from a day on',
      words: 'employment contract, agreement, position',
      core: true,
      rows: '2 per 1',
      keep: '10 years after the end',
      by: 'staff',
      fields: `
        employee_id    -> employee @once
        valid_from     date @once
        valid_until    date ?
        weekly_minutes quantity
        salary_minor   money
        currency       currency = 'EUR'
        leave_days     count
      `,
    },
    leave_request: {
      is: 'Days that {an employee} wants to be away, and what was decided',
      words: 'leave, vacation request, time off, absence, holiday request, vacation',
      core: true,
      rows: '0.8 a month',
      keep: '3 years',
      fields: `
        employee_id -> employee @once
        kind        vacation | sick | parental | unpaid = vacation @once
        starts_on   date
        ends_on     date
        days        count @read
        decided_at  time ? @read
        status      asked | approved | rejected | withdrawn = asked @read
      `,
    },
    time_entry: {
      is: 'From when to when {an employee} has worked',
      words: 'timesheet, working time, attendance, clock-in, shift record',
      rows: '22 a month',
      keep: '2 years, as the law on working hours asks',
      fields: `
        employee_id -> employee @once
        began_at    time @once
        ended_at    time ?
        remark      text(200) ?
      `,
    },
    payslip: {
      is: 'What {an employee} was paid for a month, and why',
      words: 'payroll run, salary slip, payroll, payment',
      rows: '1 a month',
      keep: '10 years, as a financial record',
      by: 'system',
      fields: `
        employee_id -> employee @read
        month       date @read
        gross_minor money @read
        net_minor   money @read
        currency    currency = 'EUR' @read
        sent_at     time ? @read
        status      computed | approved | sent = computed @read
      `,
    },
    appraisal: {
      is: 'The yearly talk with {an employee}, and what was agreed',
      words: 'performance review, review, feedback talk, evaluation',
      rows: '1 a year',
      keep: '3 years',
      by: 'staff',
      fields: `
        employee_id -> employee @once
        held_on     date
        summary     long
        signed_at   time ? @read
        status      draft | signed = draft @read
      `,
    },
  },
  rules: [
    { on: 'leave_request', check: 'ends_on >= starts_on', says: '{A leave_request} ends no earlier than it begins' },
    { on: 'contract', unique: 'employee_id, valid_from', says: '{An employee} has one {contract} from a day on' },
    {
      on: 'contract',
      check: 'valid_until IS NULL OR valid_until >= valid_from',
      says: '{A contract} ends no earlier than it begins',
    },
    {
      on: 'employee',
      check: "(status = 'left') = (left_on IS NOT NULL)",
      says: '{An employee} who has left has a last day',
    },
    {
      on: 'time_entry',
      unique: 'employee_id',
      where: 'ended_at IS NULL',
      says: '{An employee} works in one {time_entry} at a time',
    },
    { on: 'payslip', unique: 'employee_id, month', says: '{An employee} has one {payslip} for each month' },
  ],
  paths: [
    {
      asks: 'Which {leave_requests} has this {employee}, newest first?',
      on: 'leave_request',
      by: 'employee_id',
      order: 'starts_on desc',
    },
    {
      asks: 'Which {leave_requests} wait for a decision, oldest first?',
      on: 'leave_request',
      by: 'status',
      order: 'created_at',
    },
    { asks: 'Who works in this {department}?', on: 'employee', by: 'department_id, status' },
    { asks: 'Whom does this {employee} lead?', on: 'employee', by: 'manager_employee_id', order: 'joined_on' },
    {
      asks: 'What was agreed with this {employee}, newest first?',
      on: 'contract',
      by: 'employee_id',
      order: 'valid_from desc',
    },
    { asks: 'When has this {employee} worked?', on: 'time_entry', by: 'employee_id', order: 'began_at desc' },
  ],
  flows: [
    {
      does: 'asks for {a leave_request}',
      words: 'leave, request, vacation, time off, absence, holiday',
      by: 'person',
      makes: 'leave_request',
      given: 'employee',
      monthly: 0.8,
      unless: 'fewer days are left than they ask for',
      tells: 'email',
    },
    {
      does: 'approves {a leave_request}',
      words: 'approve, decide, approval',
      by: 'manager',
      moves: 'leave_request',
      verb: 'approve',
      from: 'asked',
      to: 'approved',
      stamps: 'decided_at',
      monthly: 0.7,
      unless: 'it was decided or withdrawn before, or is their own',
      tells: 'calendar',
    },
    {
      does: 'records {a time_entry}',
      words: 'clock in, timesheet, working time, record time',
      by: 'person',
      makes: 'time_entry',
      given: 'employee',
      monthly: 22,
      unless: 'another one is still open',
    },
    {
      does: 'signs {a contract}',
      words: 'hire, onboard, contract, employ',
      by: 'staff',
      makes: 'contract',
      given: 'employee',
      monthly: 0.05,
      unless: 'another one begins on that day',
    },
  ],
  asks: [
    {
      header: 'Who sees pay',
      question: 'Who may see the salary on {a contract}?',
      why: 'It decides whether pay is a column like others, or lives behind a door of its own.',
      options: [
        {
          label: 'Two people of personnel',
          effect: 'pay has a scope of its own and is left out of every other answer',
          against: 'a {staff} on holiday is missed when a number is wrong',
        },
        {
          label: 'Managers for their own people',
          effect: 'the line of managers is part of the check on each read',
          against: 'each change in the chart changes who sees which salary, from that minute on',
        },
      ],
      recommended: 0,
      because: 'a salary that was seen cannot be unseen',
      said: ['only hr, hr only, restricted salary', 'managers see salaries'],
    },
    {
      header: 'Who decides',
      question: 'Who decides on {a leave_request}?',
      why: 'It decides whether there is a chain, and what happens when somebody is away.',
      options: [
        {
          label: 'The manager, or their deputy',
          effect: 'one step; after three days it goes to the deputy',
          against: 'deputies have to be named, and kept up to date',
        },
        {
          label: 'Two steps, with personnel',
          effect: 'a second status, and a second list',
          against: 'two people have to look at each day off',
        },
        {
          label: 'Nobody: it is checked and booked',
          effect: 'rules on days left and on how many are away decide at once',
          against: 'no rule knows that the fair is in that week',
        },
      ],
      recommended: 0,
      because: 'whoever plans the work knows who can be away',
      said: [
        'manager approves, manager approval',
        'two-step, multi-level approval',
        'auto-approve, automatic approval',
      ],
    },
  ],
  failures: [
    [
      '{A leave_request} is approved twice from two windows',
      'one approval, one entry in the calendar',
      'the update asks for {leave_request.status} "asked" and changes no row the second time',
    ],
    [
      'The calendar service is away',
      'the days count here; the calendar follows',
      'the outbox writes the missing entries under the id of the {leave_request}',
    ],
    [
      'A chart is reorganised on the first of a month',
      'open requests go to the new manager',
      '{employee.manager_employee_id} is read at the moment of the decision, and not copied',
    ],
  ],
  threats: [
    [
      'looking up the pay of colleagues',
      'a company that talks of nothing else',
      '{contract.salary_minor} needs a scope of its own; each read of it is audited and shown to the {employee}',
    ],
    [
      'a manager reading about sick days',
      'the law',
      'managers see that somebody is away, and {leave_request.kind} only where it is vacation',
    ],
  ],
  risks: [
    [
      'Rules for days off differ by country and year',
      'the first dispute is about half a day',
      'keep the sum as dated rows that can be explained, line by line',
    ],
    [
      'Payroll keeps its own master data',
      'two addresses for one {employee}',
      'agree which side leads for each column, and compare both each month',
    ],
  ],
  uses: 'email, calendar',
};
