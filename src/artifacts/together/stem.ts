/** English plurals that no rule below gives, and short forms that mean the same as a long one. */
const SAME: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  feet: 'foot',
  mice: 'mouse',
  indices: 'index',
  vertices: 'vertex',
  matrices: 'matrix',
  analyses: 'analysi',
  analysis: 'analysi',
  criteria: 'criterion',
  shelves: 'shelf',
  halves: 'half',
  leaves: 'leaf',
  lives: 'life',
  qty: 'quantity',
  amt: 'amount',
  desc: 'description',
  descr: 'description',
  num: 'number',
  addr: 'address',
  msg: 'message',
  org: 'organization',
  pwd: 'password',
  img: 'image',
  txn: 'transaction',
  acct: 'account',
  ref: 'reference',
  config: 'configuration',
  canceled: 'cancelled',
  colour: 'color',
};

/** Words in `s` that are one thing. */
const SINGULAR =
  /^(?:alias|bias|canvas|atlas|gas|lens|news|series|species|sms|gps|dns|css|tls|https|cms|crm|iss|aws|rds|sqs|sns|pos|tos|kudos|always|has|was|this|its|.*ss|.*us|.*is)$/;

/**
 * What is left of an English word in lower case when its number and its spelling are taken away: `Addresses` and
 * `address` give the same. It is there to be compared, not shown: it need not be a word.
 */
export function stem(word: string): string {
  const known = Object.hasOwn(SAME, word) ? SAME[word] : undefined;
  if (known !== undefined) return known;
  const one = word.length > 2 && word.endsWith('s') && !SINGULAR.test(word) ? word.slice(0, -1) : word;
  const back = Object.hasOwn(SAME, one) ? SAME[one] : undefined;
  if (back !== undefined) return back;
  // Both numbers lose what only the plural may have: `batches` and `batch`, but also `caches` and `cache`.
  return one
    .replace(/(s|x|z|ch|sh|o)e$/, '$1')
    .replace(/(..)ie$/, '$1y')
    .replace(/isation/, 'ization');
}
