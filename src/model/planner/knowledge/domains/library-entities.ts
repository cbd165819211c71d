import type { Domain } from '../domain.ts';

/** What library lending keeps records of. */
export const LIBRARY_ENTITIES: Domain['entities'] = {
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
    words: 'borrowing, checkout',
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
};
