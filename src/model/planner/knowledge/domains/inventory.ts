import type { Domain } from '../domain.ts';
import { INVENTORY_ENTITIES } from './inventory-entities.ts';

export const inventory: Domain = {
  name: 'warehouse inventory',
  signs:
    'inventory, warehouse, warehouses, stock, stock levels, stock movements, bins, purchase orders, suppliers, reorder, picking, fulfilment, fulfillment, supply chain, goods receipt, wms, spare parts, stocktake',
  person: 'worker',
  staff: 'warehouse manager',
  tenant: 'company',
  load: { people: 400, active: 0.7, requests: 150, peak: 4 },
  entities: INVENTORY_ENTITIES,
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
