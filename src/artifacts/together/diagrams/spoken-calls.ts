/** A call as an arrow of a diagram names it: `mutation placeHold(input)`, `Holds/Place`, one of `GetA, ListB`. */
export type SpokenCall = { name: string; owner?: string; kind?: string };

const LEAD = /^(?:(?:calls?|invokes?|g?rpc|graphql|unary|over grpc)\s*:?\s+)+/i;
const ONE = /^(?:(query|mutation|subscription)\b\s*[:{]?\s*)?(?:([A-Z]\w*)\s*[./]\s*)?([A-Za-z]\w*)\s*(?:\{.*)?\}?$/i;
const NUMBER = /^\(?\d+(?:\.\d+)*[.)]?\s+/;

/** The names that a label calls, where it is made of nothing else; empty for a label of words. */
export function spokenCalls(text: string): SpokenCall[] {
  let bare = text.trim().slice(0, 500).replace(NUMBER, '').replace(LEAD, '');
  // From the inside out: arguments may have brackets of their own.
  for (let depth = 0; depth < 4; depth++) bare = bare.replace(/\([^()]*\)/g, ' ');
  const parts = bare
    .split(/\s*(?:,|;|\||&|\+|\s\/\s|\band\b|\bor\b|\bthen\b)\s*/)
    .map((part) => part.replace(/[`"']/g, '').trim())
    .filter((part) => part !== '');
  const calls = parts.map((part) => callOf(part));
  return calls.every((call) => call !== undefined) ? calls : explicit(text);
}

/** `the creator calls mutation approveAlert, then writes`: among other words, what is said to be one. */
function explicit(text: string): SpokenCall[] {
  const [, kind = '', name = ''] =
    /\b(?:calls?|sends?|runs?|invokes?) (?:the )?(mutation|query) ([a-z]\w*[A-Z]\w*)\b/.exec(text) ?? [];
  return name === '' ? [] : [{ name, kind: kind.toUpperCase() }];
}

function callOf(part: string): SpokenCall | undefined {
  const [, kind, owner, name] = ONE.exec(part) ?? [];
  if (name === undefined) return undefined;
  return { name, ...(owner !== undefined && { owner }), ...(kind !== undefined && { kind: kind.toUpperCase() }) };
}
