import type { Domain } from '../domain.ts';

export const library: Domain = {
  name: 'library lending',
  signs: 'library, libraries, lending, lends, borrow, borrows, overdue, librarian, librarians, catalogue, loan, loans',
  person: 'member',
  staff: 'librarian',
  tenant: 'library',
  load: { people: 40000, active: 0.08, requests: 12, peak: 6 },
  entities: {
    branch: {
      is: 'A building that holds {copies} and has a desk',
      words: 'library branch, site',
      core: true,
      rows: '12',
      by: 'staff',
      fields: `
        name      name unique
        address   text(300) ?
        time_zone code = 'UTC'
      `,
    },
    title: {
      is: 'A work in the catalogue, whatever number of {copies} there is of it',
      words: 'work, catalogue item, library item',
      covers: 'book, film, dvd, magazine, audiobook, game, record, journal, comic',
      core: true,
      rows: '2 per 1',
      by: 'staff',
      fields: `
        name           name
        creator        name ?
        kind           {covers}
        isbn           code ?
        published_year smallint ?
        summary        long ?
      `,
    },
    copy: {
      is: 'One lendable thing on a shelf, known by its barcode',
      words: 'exemplar, holding',
      core: true,
      rows: '3 per 1',
      by: 'staff',
      fields: `
        title_id   -> title @once
        branch_id  -> branch
        barcode    code unique
        status     available | on_loan | in_transit | on_hold_shelf | withdrawn = available @read
      `,
    },
    member: {
      is: 'A person with a library card',
      words: 'patron, borrower, cardholder, reader',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        card_number code unique @once
        full_name   name
        email       email unique
        branch_id   -> branch
        status      active | suspended | closed = active
      `,
    },
    loan: {
      is: 'One {copy} in the hands of one {member}, from desk to return',
      words: 'borrowing, checkout, lending',
      core: true,
      rows: '1 a month',
      keep: '2 years after the return',
      fields: `
        copy_id     -> copy @once
        member_id   -> member @once
        due_on      date @read
        renewals    count = 0 @read
        returned_at time ? @read
        status      open | returned | lost = open @read
      `,
    },
    hold: {
      is: 'A place in the queue for a {title}',
      words: 'reservation, request',
      rows: '0.3 a month',
      keep: '1 year after it ended',
      fields: `
        title_id         -> title @once
        member_id        -> member @once
        pickup_branch_id -> branch
        placed_at        time = now @read
        ready_until      date ? @read
        status           waiting | ready | collected | expired | cancelled = waiting @read
      `,
    },
    fine: {
      is: 'Money owed for a late or lost {copy}',
      words: 'fee, penalty, overdue charge',
      rows: '0.1 a month',
      keep: '6 years, as a financial record',
      fields: `
        loan_id      -> loan @once
        member_id    -> member @once
        amount_minor money @once
        currency     currency = 'EUR' @once
        reason       late | lost | damaged @once
        status       due | paid | waived = due @read
        settled_at   time ? @read
      `,
    },
    transfer: {
      is: 'The way of one {copy} from one {branch} to another',
      words: 'inter-branch transfer',
      rows: '0.2 a month',
      keep: '1 year after arrival',
      fields: `
        copy_id        -> copy @once
        from_branch_id -> branch @once
        to_branch_id   -> branch @once
        sent_at        time ? @read
        arrived_at     time ? @read
        status         requested | in_transit | arrived | cancelled = requested @read
      `,
    },
  },
  rules: [
    {
      on: 'loan',
      unique: 'copy_id',
      where: 'returned_at IS NULL',
      says: 'A {copy} is out with at most one {member} at a time',
    },
    {
      on: 'hold',
      unique: 'title_id, member_id',
      where: "status IN ('waiting', 'ready')",
      says: 'A {member} stands at most once in the queue for a {title}',
    },
    {
      on: 'transfer',
      check: 'from_branch_id <> to_branch_id',
      says: 'A {transfer} ends at another {branch} than it began',
    },
    {
      on: 'transfer',
      unique: 'copy_id',
      where: "status IN ('requested', 'in_transit')",
      says: 'A {copy} is on at most one {transfer} at a time',
    },
    {
      on: 'loan',
      check: "(status = 'open') = (returned_at IS NULL)",
      says: 'A {loan} is open for exactly as long as its {copy} is not back',
    },
    { on: 'fine', check: 'amount_minor > 0', says: 'A {fine} is more than nothing' },
    { on: 'loan', check: 'renewals <= 3', says: 'A {loan} is renewed three times at most' },
  ],
  paths: [
    {
      asks: 'What has this {member} out, soonest due first?',
      on: 'loan',
      by: 'member_id',
      where: 'returned_at IS NULL',
      order: 'due_on',
    },
    {
      asks: 'Which open {loans} are due before a day, for the nightly reminder?',
      on: 'loan',
      by: 'status',
      order: 'due_on',
    },
    {
      asks: 'Who is next in the queue for this {title}?',
      on: 'hold',
      by: 'title_id',
      where: "status = 'waiting'",
      order: 'placed_at',
    },
    { asks: 'Which {copies} of this {title} stand in this {branch}?', on: 'copy', by: 'title_id, branch_id' },
    { asks: 'Which {titles} carry these words in their name?', on: 'title', match: 'name' },
    { asks: 'What does this {member} owe?', on: 'fine', by: 'member_id', where: "status = 'due'", order: 'created_at' },
    {
      asks: 'Which {transfers} are on their way to this {branch}?',
      on: 'transfer',
      by: 'to_branch_id',
      where: "status = 'in_transit'",
      order: 'created_at',
    },
  ],
  flows: [
    {
      does: 'checks out {a copy}',
      words: 'lend, borrow, check out, checkout, loan',
      by: 'staff',
      makes: 'loan',
      given: 'copy',
      marks: "status = 'on_loan'",
      monthly: 1,
      unless: 'the {copy} is already out or waits on the hold shelf for somebody else',
      tells: 'email',
    },
    {
      does: 'takes back {a copy}',
      words: 'return, bring back',
      by: 'staff',
      moves: 'loan',
      verb: 'return',
      from: 'open',
      to: 'returned',
      stamps: 'returned_at',
      monthly: 1,
      unless: 'the {loan} was closed before',
      tells: 'email',
    },
    {
      does: 'places {a hold} on {a title}',
      words: 'hold, reserve, queue',
      by: 'person',
      makes: 'hold',
      given: 'title',
      monthly: 0.3,
      unless: 'the {member} already waits for this {title}',
      tells: 'email',
    },
    {
      does: 'sends {a copy} to another {branch}',
      words: 'transfer, move, ship',
      by: 'staff',
      makes: 'transfer',
      given: 'copy',
      marks: "status = 'in_transit'",
      monthly: 0.2,
      unless: 'the {copy} is lent or already travels',
    },
    {
      does: 'pays {a fine}',
      words: 'pay, fine, settle',
      by: 'person',
      moves: 'fine',
      verb: 'pay',
      from: 'due',
      to: 'paid',
      stamps: 'settled_at',
      monthly: 0.1,
      unless: 'the {fine} is paid or waived',
      calls: 'payment',
    },
  ],
  asks: [
    {
      header: 'Last copy',
      question: 'Two {members} ask for the last {copy} at the same moment. Who gets it?',
      why: 'It decides between a lock on the {copy} and a queue that somebody looks after.',
      options: [
        {
          label: 'The first request, the other waits in the queue',
          effect: 'one row lock on the {copy}, fair by arrival, nothing to run at night',
          against: 'arrival order alone cannot honour special cases at the desk',
        },
        {
          label: 'A librarian decides',
          effect: 'a list of contested {copies} and a screen for the desk',
          against: 'every contested {copy} would wait for a person at the desk',
        },
        {
          label: 'A nightly run hands out the copies',
          effect: 'no contention by day, and one batch job to watch',
          against: 'nobody would know before the next morning whether the {copy} is theirs',
        },
      ],
      recommended: 0,
      because: 'a short lock on one {copy} row costs a millisecond, and members understand first come, first served',
      said: ['first come', 'librarian decides, staff decide', 'nightly allocation, nightly batch'],
    },
    {
      header: 'Overdue loans',
      question: 'What happens to a {member} whose {loan} is overdue?',
      why: 'It decides whether money is part of the design, and with it a payment provider and financial records.',
      options: [
        {
          label: 'A fine that can be paid online',
          effect: 'the table of {fines}, a payment provider, six years of records',
          against: 'money brings a payment provider, refunds and six years of records',
          adds: 'fine',
        },
        {
          label: 'Reminders, then a block on new loans',
          effect: 'no money at all; the status of the {member} decides at the desk',
          against: 'a block alone leaves lost {copies} unpaid',
          drops: 'fine',
        },
      ],
      recommended: 1,
      because: 'many public libraries have dropped fines, and the design without money is much smaller',
      said: ['fine, fines, fee, fees, penalty', 'no fines, fine-free, fine free'],
    },
  ],
  failures: [
    [
      'Two desks scan the same {copy} within a second',
      'the second desk reads 409 with the open {loan}',
      'the partial unique index on {loan.copy_id} lets one insert win',
    ],
    [
      'The nightly overdue run stops half way',
      'some {members} get their reminder a day late',
      'it works through {loan.due_on} in batches and marks each one, so a second run goes on where the first stopped',
    ],
    [
      'A {branch} loses its line to the network',
      'the desk works from paper until the line is back',
      'scans are typed in later with their own time; a {copy} that is out twice shows up as 409 and is sorted out at the desk',
    ],
  ],
  threats: [
    [
      'guessing card numbers to read what others borrow',
      'a reading history in the wrong hands',
      'a {member} sees only rows whose {loan.member_id} is their own, and wrong cards are counted per address',
    ],
    [
      'changing a due date to dodge a reminder',
      'late {copies} that nobody misses',
      '{loan.due_on} is set by the server alone and each change is written to the audit log',
    ],
  ],
  risks: [
    [
      'The old catalogue has {copies} without a usable barcode',
      'the import reports more than one in a hundred rejected rows',
      'import {titles} first, label the rest at the shelf, {branch} by {branch}',
    ],
    [
      'Reading histories are kept longer than anybody needs them',
      'rows of {loan.} older than two years after their return',
      'a monthly job removes the link to the {member} and keeps the count',
    ],
  ],
  uses: 'email',
};
