import type { Domain } from '../domain.ts';

export const inventory: Domain = {
  name: 'warehouse inventory',
  signs:
    'inventory, warehouse, warehouses, stock, stock levels, stock movements, bins, purchase orders, suppliers, reorder, picking, fulfilment, fulfillment, supply chain, goods receipt, wms, spare parts, stocktake',
  person: 'worker',
  staff: 'warehouse manager',
  tenant: 'company',
  load: { people: 400, active: 0.7, requests: 150, peak: 4 },
  entities: {
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
  },
  rules: [
    { on: 'stock_level', unique: 'item_id, bin_id', says: 'How many of {an item} lie in {a bin} stands in one row' },
    { on: 'stock_level', check: 'promised <= on_hand', says: 'No more of {an item} is promised than lies there' },
    {
      on: 'movement',
      check: 'from_bin_id IS NOT NULL OR to_bin_id IS NOT NULL',
      says: '{A movement} has at least one end',
    },
    {
      on: 'movement',
      check: 'from_bin_id IS NULL OR to_bin_id IS NULL OR from_bin_id <> to_bin_id',
      says: '{A movement} ends in another {bin} than it began',
    },
    { on: 'bin', unique: 'warehouse_id, label', says: 'The label of {a bin} is unique in its {warehouse}' },
    { on: 'purchase_line', unique: 'purchase_order_id, item_id', says: '{An item} stands once in {a purchase_order}' },
    {
      on: 'purchase_line',
      check: 'received <= ordered * 2',
      says: 'What is received is at most twice what was ordered; more is a typing mistake',
    },
  ],
  paths: [
    { asks: 'In which {bins} does this {item} lie?', on: 'stock_level', by: 'item_id', order: 'created_at' },
    { asks: 'What lies in this {bin}?', on: 'stock_level', by: 'bin_id', order: 'created_at' },
    { asks: 'How did this {item} move, newest first?', on: 'movement', by: 'item_id', order: 'created_at desc' },
    {
      asks: 'Which {purchase_orders} are expected next?',
      on: 'purchase_order',
      by: 'warehouse_id, status',
      order: 'expected_on',
    },
    { asks: 'What was promised to this order?', on: 'reservation', by: 'order_ref', order: 'created_at' },
    { asks: 'Which {items} carry these words in their name?', on: 'item', match: 'name' },
  ],
  flows: [
    {
      does: 'moves goods from one {bin} to another',
      words: 'move, movement, movements, pick, transfer, stock, scan, put away',
      by: 'person',
      makes: 'movement',
      given: 'stock_level',
      monthly: 4000,
      unless: 'fewer lie there than are to be moved, or the rest is promised',
    },
    {
      does: 'sends {a purchase_order} to the {supplier}',
      words: 'order, purchase, reorder, replenish, procure',
      by: 'staff',
      moves: 'purchase_order',
      verb: 'send',
      from: 'draft',
      to: 'sent',
      monthly: 8,
      unless: 'it has no lines, or the {supplier} is blocked',
      tells: 'email',
    },
    {
      does: 'receives {a purchase_order}',
      words: 'receive, receipt, goods receipt, delivery',
      by: 'person',
      moves: 'purchase_order',
      verb: 'receive',
      from: 'sent',
      to: 'received',
      stamps: 'closed_at',
      monthly: 8,
      unless: 'it was cancelled, or was received before',
      tells: 'accounting',
    },
    {
      does: 'promises goods to an order',
      words: 'reserve, allocate, promise, fulfil, fulfilment',
      by: 'order system',
      makes: 'reservation',
      given: 'stock_level',
      monthly: 2400,
      unless: 'not enough is free, in any {bin}',
    },
    {
      does: 'counts {a bin}',
      words: 'count, stocktake, cycle count, inventory count',
      by: 'person',
      makes: 'stocktake',
      given: 'bin',
      monthly: 20,
      unless: 'goods were moved there since the list was printed',
    },
  ],
  asks: [
    {
      header: 'Truth of the shelf',
      question: 'A {worker} finds fewer of {an item} than the system says. What counts?',
      why: 'It decides whether a number may be corrected on the spot.',
      options: [
        {
          label: 'The shelf; booked at once, checked later',
          effect: 'a movement with the reason "correction"; large ones go on a list',
          against: 'a wrong count at six in the evening is believed until the next morning',
        },
        {
          label: 'The system, until a manager agrees',
          effect: 'a count waits for a second person',
          against: 'the next {worker} is sent to the same empty {bin}',
        },
      ],
      recommended: 0,
      because: 'the shelf is what it is, and a list of large differences finds the thief and the typist',
      said: ['correct immediately, immediate adjustment', 'approval for adjustments, manager approval'],
    },
    {
      header: 'Which ones first',
      question: '{An item} lies in five {bins}. From which one is it taken?',
      why: 'It decides whether goods have an age.',
      options: [
        {
          label: 'The nearest that has enough',
          effect: 'bins in the order of the way; no ages are kept',
          against: 'old goods stay at the back until nobody wants them',
        },
        {
          label: 'The oldest first',
          effect: 'a batch with its day for each receipt, and stock by batch',
          against: 'each receipt is a row of its own, and each way is longer',
        },
      ],
      recommended: 0,
      because: 'nothing in the brief goes off, and the way is most of the work',
      said: ['nearest bin, shortest path', 'fifo, fefo, first in first out, expiry, batches, lots'],
    },
  ],
  failures: [
    [
      'Two {workers} take the last ten at once',
      'the second one is sent to the next {bin}',
      'the {movement} locks {stock_level.on_hand} of that {bin} and compares inside',
    ],
    [
      'A scanner has no network behind a steel shelf',
      'scans go on, and are sent at the door',
      'each scan has its own key and time; a {movement} that no longer fits comes back as a task',
    ],
    [
      'The order system asks for goods twice',
      'they are promised once',
      'the call carries the number of the order as its key',
    ],
  ],
  threats: [
    [
      'booking goods as scrap and carrying them home',
      'a loss that looks like waste',
      'scrap above a value needs a second {worker}; {movement.reason} is listed by person each week',
    ],
    [
      'changing {movements} of the past',
      'books that do not agree with the shelf',
      'the role of the API may insert into {movement.} and not update it',
    ],
  ],
  risks: [
    [
      'Numbers are wrong on the first day',
      'one in ten picks finds an empty {bin}',
      'count the hundred fastest {items} on the weekend before, and the rest zone by zone',
    ],
    [
      'Labels cannot be read',
      'typed numbers are more than one in twenty',
      'print labels again before the start, and let {workers} reject one with a tap',
    ],
  ],
  uses: 'email, accounting',
};
