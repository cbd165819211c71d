import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';

/** Words of a name that say where it lives or what it is, not what happened. */
const SET_APART = /^(?:v\d+|event|message|payload|schema|topic|com|org|io|net|data|envelope|cloud)$/;

/** The words that tell an event from others: `com.shop.OrderCreatedEvent.v1` gives `shop`, `order`, `created`. */
export function eventWords(name: string): string[] {
  return wordsOf(name)
    .map(stem)
    .filter((word) => !SET_APART.test(word));
}

/** What events are compared by: the same for `order.created`, `OrderCreated` and `order_created.v2`; may be empty. */
export function eventKey(name: string): string {
  return eventWords(name).join(' ');
}

/** Whether two names are of the same event, though one may have a domain before it (`com.shop.order.created`). */
export function sameEvent(one: string, other: string): boolean {
  const [short, long] = [eventWords(one), eventWords(other)].sort((a, b) => a.length - b.length);
  if (!short || !long || short.length === 0) return false;
  if (short.join('') === long.join('')) return true;
  // One word alone (`order`) ends too many names.
  return short.length > 1 && long.slice(-short.length).join(' ') === short.join(' ');
}

/** The version that a name ends or begins with: `2` of `order.created.v2`; undefined where it has none. */
export function eventVersion(name: string): number | undefined {
  const version = /(?:^|[^a-z0-9])v(\d{1,3})(?:$|[^a-z0-9])/i.exec(name)?.[1] ?? /[a-z]V(\d{1,3})$/.exec(name)?.[1];
  return version === undefined ? undefined : Number(version);
}
