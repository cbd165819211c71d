import type { Domain } from '../domain.ts';

/** What warehouse inventory keeps records of. */
export const INVENTORY_ENTITIES: Domain['entities'] = {
  worker: {
    is: 'Somebody who moves goods, with a scanner in the hand',
    words: 'user, warehouse worker, picker, employee, clerk, operator',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      full_name person_name
      badge_no  code unique @once
      status    active | left = active
    `,
  },
  warehouse: {
    is: 'A building with {bins}',
    words: 'depot, store, location, storage site, stockroom',
    core: true,
    rows: '12',
    by: 'staff',
    fields: `
      name      name unique
      address   address
      time_zone code = 'UTC'
    `,
  },
  bin: {
    is: 'A place on a shelf, with a label that a scanner reads',
    words: 'shelf, storage bin, storage location, slot, rack',
    core: true,
    rows: '40 per 1',
    by: 'staff',
    fields: `
      warehouse_id -> warehouse @once
      label        code
      zone         code
      status       in_use | blocked = in_use
    `,
  },
  item: {
    is: 'A kind of goods, whatever number of it lies where',
    words: 'product, sku, article, part, material, good, spare part',
    core: true,
    rows: '60 per 1',
    by: 'staff',
    fields: `
      sku           code unique @once
      name          name
      unit          code = 'piece'
      weight_grams  quantity
      reorder_below count = 0
      status        active | retired = active
    `,
  },
  stock_level: {
    is: 'How many of {an item} lie in {a bin}, and how many are promised',
    words: 'stock, stock count, on-hand quantity, quantity on hand',
    core: true,
    rows: '90 per 1',
    by: 'system',
    fields: `
      item_id    -> item @read
      bin_id     -> bin @read
      on_hand    count = 0 @read
      promised   count = 0 @read
      counted_at time ? @read
    `,
  },
  movement: {
    is: 'Goods that left one {bin} and came into another; it is never changed',
    words: 'stock movement, transfer, booking, pick, relocation, transaction',
    core: true,
    rows: '150 a day',
    keep: '10 years, as a record for the books',
    fields: `
      item_id      -> item @once
      from_bin_id  -> bin ? @once
      to_bin_id    -> bin ? @once
      worker_id    -> worker @once
      quantity     quantity @once
      reason       receipt | pick | move | correction | scrap @once
    `,
  },
  supplier: {
    is: 'A firm that delivers',
    words: 'vendor, manufacturer',
    core: true,
    rows: '400',
    by: 'staff',
    fields: `
      name       name unique
      email      email
      lead_days  count
      status     active | blocked = active
    `,
  },
  purchase_order: {
    is: 'What was ordered from {a supplier}, and what of it has come',
    words: 'po, supply order, replenishment order, reorder',
    core: true,
    rows: '8 a month',
    keep: '10 years, as a financial record',
    fields: `
      supplier_id  -> supplier @once
      warehouse_id -> warehouse @once
      number       code unique @read
      expected_on  date
      total_minor  money = 0 @read
      currency     currency = 'EUR' @once
      closed_at    time ? @read
      status       draft | sent | partly_received | received | cancelled = draft @read
    `,
  },
  purchase_line: {
    is: 'One {item} of {a purchase_order}, ordered and received',
    words: 'order line, purchase order line, line item',
    core: true,
    rows: '50 a month',
    keep: '10 years, as a financial record',
    fields: `
      purchase_order_id => purchase_order @once
      item_id           -> item @once
      ordered           quantity @once
      received          count = 0 @read
      unit_minor        money @once
    `,
  },
  reservation: {
    is: 'Goods that are promised to an order of another system',
    words: 'allocation, demand, commitment',
    rows: '80 a day',
    keep: '90 days',
    fields: `
      item_id     -> item @once
      bin_id      -> bin @read
      order_ref   code @once
      quantity    quantity @once
      released_at time ? @read
      status      held | picked | released = held @read
    `,
  },
  stocktake: {
    is: 'What somebody counted in {a bin}, and by how much it differed',
    words: 'count, inventory count, cycle count, physical count',
    rows: '20 a month',
    keep: '10 years, as a record for the books',
    fields: `
      bin_id    -> bin @once
      item_id   -> item @once
      worker_id -> worker @once
      counted   count @once
      expected  count @read
      booked_at time ? @read
      status    counted | booked | rejected = counted @read
    `,
  },
};
