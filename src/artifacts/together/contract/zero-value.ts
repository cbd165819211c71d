/** What says that no value was given, where it needs no more words. */
const UNGIVEN = /(?:^|_)(?:unspecified|unrecognized)$|^unknown$/i;
/** What the first value of a Protobuf enumeration is called, for it is what a field has that was never set. */
const ZERO = /(?:^|_)(?:unspecified|unrecognized|unknown|unset|undefined|invalid|none|default)$/i;

/**
 * The values of an enumeration that stand for something: without the one that Protobuf asks for as its first
 * (`STATUS_UNSPECIFIED = 0`), which no table keeps and no lifecycle has.
 */
export function withoutZero(values: readonly string[], from: string): string[] {
  return values.filter((value, at) => !UNGIVEN.test(value) && !(from === 'protobuf' && at === 0 && ZERO.test(value)));
}
