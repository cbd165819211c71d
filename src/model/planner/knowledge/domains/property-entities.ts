import type { Domain } from '../domain.ts';

/** What property management keeps records of. */
export const PROPERTY_ENTITIES: Domain['entities'] = {
  building: {
    is: 'A house with its address, and somebody who owns it',
    words: 'house, property, block, complex',
    core: true,
    rows: '1 per 25',
    by: 'staff',
    fields: `
      name       name
      address    address
      built_year smallint ?
    `,
  },
  unit: {
    is: 'A flat or shop that can be let by itself',
    words: 'apartment, flat, rental unit, home',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      building_id   -> building @once
      label         code
      floor         smallint ?
      square_metres measure
      status        vacant | let | in_repair = vacant
    `,
  },
  resident: {
    is: 'Somebody who rents, or has rented',
    words: 'tenant, renter, lessee, user',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      full_name person_name
      email     email unique
      phone     phone ?
      status    active | moved_out = active
    `,
  },
  lease: {
    is: 'The contract by which {a resident} has {a unit}, and for how much',
    words: 'rental contract, rental agreement, tenancy, contract',
    core: true,
    rows: '0.03 a month',
    keep: '10 years after its end',
    fields: `
      unit_id       -> unit @once
      resident_id   -> resident @once
      starts_at     time @once
      ends_at       time
      monthly_minor money
      deposit_minor money = 0
      currency      currency = 'EUR' @once
      ended_at      time ? @read
      status        draft | running | ended = draft @read
    `,
  },
  rent_charge: {
    is: 'What is due for one {lease} and one month',
    words: 'rent payment, rent, invoice, rent invoice, payment',
    core: true,
    rows: '1 a month',
    keep: '10 years, as a financial record',
    fields: `
      lease_id     -> lease @once
      month        date @once
      amount_minor money @once
      currency     currency = 'EUR' @once
      due_on       date @once
      paid_at      time ? @read
      status       due | paid | overdue | waived = due @read
    `,
  },
  repair_request: {
    is: 'Something broken in {a unit}, from the call to the last screw',
    words: 'maintenance request, maintenance, repair, work order, defect, ticket',
    core: true,
    rows: '0.2 a month',
    fields: `
      unit_id     -> unit @once
      resident_id -> resident @once
      what        text(1000) @once
      urgency     normal | urgent | danger = normal
      fixed_at    time ? @read
      status      open | ordered | fixed | rejected = open @read
    `,
  },
  tradesperson: {
    is: 'A firm that repairs, with what it can do',
    words: 'contractor, vendor, craftsman, plumber',
    rows: '80',
    by: 'staff',
    fields: `
      name   name unique
      trade  code
      phone  phone
      status active | gone = active
    `,
  },
  viewing: {
    is: 'An hour at which somebody looks at {a unit}',
    words: 'showing, visit, open house, viewing appointment',
    rows: '0.1 a month',
    fields: `
      unit_id   -> unit @once
      visitor   person_name @once
      email     email @once
      starts_at time @once
      ends_at   time @once
      status    asked | confirmed | cancelled = asked @read
    `,
  },
  document: {
    is: 'A paper about {a lease}: the contract, a handover, a letter',
    words: 'file, handover record, attachment',
    rows: '0.3 a month',
    keep: '10 years after its end',
    fields: `
      lease_id    -> lease @once
      name        name
      media_type  code @once
      byte_size   size @once
      storage_key storage_key unique @hidden
    `,
  },
  meter_reading: {
    is: 'What a meter in {a unit} shows on a day',
    words: 'utility reading, meter',
    rows: '0.2 a month',
    fields: `
      unit_id -> unit @once
      meter   water | heat | power @once
      amount  measure @once
      read_on date @once
    `,
  },
};
