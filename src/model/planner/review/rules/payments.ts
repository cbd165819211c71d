import { callsOf } from '../code/code.ts';
import type { Judgement, Told } from '../code/program.ts';
import { nameOf } from './auth.ts';

/** Calls that move money, by the words of the libraries of those who move it. */
const MOVES =
  /(?:^|\.|->|::)(?:charges|paymentIntents|payment_intents|refunds|transfers|payouts|PaymentIntent|Charge|Refund|Payout|Transfer)(?:\.|->|::)(?:create|Create|New|new)$|(?:gateway|psp|payments?|stripe|braintree|adyen|paypal|mollie|provider|processor|bank|acquirer|billing|wallet)\w*(?:\.|->|::)(?:charge|pay|capture|refund|payout|transfer|debit|authorize|sale|create_?charge|create_?payment|createPayment|createCharge|Charge|Pay|Refund|Transfer|Debit)\w*$/i;
const ADDRESS = /["'`][^"'`]*(?:charges?|payments?|payouts?|refunds?|transfers?|payment_intents)(?:\/|["'`]|\?)/i;
const HANDLED = /idempoten|dedup|request_?id|client_?reference|external_?id|unique_?key|Idempotency/i;

/** Money that is moved without a key that makes a repeat harmless. */
export const payments: Judgement = (program) => {
  const calls = callsOf(program, /./).filter(
    (call) => MOVES.test(call.name) || (isPost(call.name, call.args) && ADDRESS.test(call.args)),
  );
  const told: Told[] = [];
  for (const { name, start, args } of calls) {
    const unit = program.unitOf(start);
    const around = unit
      ? program.bare.slice(unit.start, unit.end)
      : program.bare.slice(Math.max(0, start - 400), start + 600);
    const route = program.routeOf(start);
    const line = program.lineAt(route?.start ?? start);
    if (
      HANDLED.test(around) ||
      HANDLED.test(route?.between ?? '') ||
      /list|get|retrieve|find|search/i.test(name.split(/[.>:]/).at(-1) ?? '') ||
      told.some((other) => other.line === line)
    )
      continue;
    told.push({
      severity: 'high',
      harms: 'data',
      rule: 'charge-without-key',
      line,
      what: `${route ? nameOf(route) : unit?.name ? `\`${unit.name}\`` : 'this'} moves money with \`${name}\`${route ? ` (line ${program.lineAt(start)})` : ''} and has no idempotency key`,
      why: 'a double click, or a repeat after an answer that got lost, charges a second time',
      fix: `${keyOf(args, name)}, and keep it in a unique column beside the payment so that a repeat finds the first answer`,
    });
  }
  return told;
};

function isPost(name: string, args: string): boolean {
  return /(?:\.|->|::)(?:post|Post|PostForm|PostAsync|PostAsJsonAsync|postForObject|postForEntity)$/.test(name)
    ? /https?:|url|URL|_?[A-Z]+/.test(args) && !/^\s*["'`]\//.test(args)
    : /^(?:fetch|axios|requests\.request|http\.NewRequest\w*)$/.test(name) && /["'`]?POST|MethodPost/.test(args);
}

function keyOf(args: string, name: string): string {
  if (/stripe|paymentIntents|charges|refunds/i.test(name))
    return 'pass `{ idempotencyKey }` made from the order or booking';
  if (/https?:|url/i.test(args))
    return 'require an `Idempotency-Key` header here and send one on, made from the order or booking';
  return 'require an `Idempotency-Key` from the caller and hand it on to the provider';
}
